import { createCanvas } from '@napi-rs/canvas';
import { buildEpub, buildOdt, openDocument, xhtml } from '../../../main/adapters/readers/build-books.ts';
import { buildPptx, buildXlsx, shape, sheetRow } from '../../../main/adapters/readers/build-office.ts';
import { buildPdf } from '../../../main/adapters/readers/build-pdf.ts';
import { buildDocx } from '../../../main/adapters/readers/build-zip.ts';
import { buildTiff } from '../../../main/adapters/readers/draw-text.ts';

const prose =
  'Rivers carry silt to the sea. Every spring the flood leaves a new layer on the fields, and farmers plough it in. In 1923 the gauge at Dr. Weir’s mill stood at 4.7 m.';
const server = 'http://127.0.0.1:9/';

/** Documents of the formats that no file at hand has, and some that ask for what no reader may do. */
export function writtenSamples(): readonly (readonly [fileName: string, bytes: Buffer])[] {
  const texts: Readonly<Record<string, string>> = {
    'paper.tex': String.raw`\documentclass{article}\title{On Silt}\author{A. Weir \and B. Mill}\date{2019}
\newcommand{\river}[1]{the river #1}\def\half{\frac{1}{2}}
\input{../../../../etc/passwd}\begin{document}\maketitle\begin{abstract}${prose}\end{abstract}
\section{Floods} \label{s} ${prose} See \river{Rhine}~\cite{a,b} and $x^{2}+\half$.\footnote{A note.}
\begin{itemize}\item One \item Two\end{itemize}\[ E = mc^2 \]
\begin{tabular}{l|r} River & Length \\ \hline Rhine & 1230 \\ Elbe & 1094 \end{tabular}
\begin{verbatim}
code { here
\end{verbatim} \includegraphics{file:///etc/passwd} ${prose} \end{document}`,
    'notes.ipynb': JSON.stringify({
      nbformat: 4,
      metadata: { kernelspec: { language: 'python' }, title: 'Silt' },
      cells: [
        { cell_type: 'markdown', source: ['# Silt\n', prose], attachments: {} },
        {
          cell_type: 'code',
          source: 'print("silt")\nx = 1',
          outputs: [
            { output_type: 'stream', name: 'stdout', text: ['silt\n'] },
            {
              output_type: 'execute_result',
              data: { 'text/html': `<script src="${server}"></script><b>4.7</b>`, 'text/plain': ['4.7'] },
            },
            { output_type: 'error', ename: 'E', evalue: 'v', traceback: ['\u001b[0;31mE\u001b[0m'] },
          ],
        },
        { cell_type: 'raw', source: prose },
      ],
    }),
    'letter.eml': `From: "Weir, A." <a@example.org>\r\nTo: B <b@example.org>\r\nSubject: =?utf-8?Q?Fl=C3=BCsse?= and silt\r\nDate: Fri, 1 May 2020 10:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b1"\r\n\r\n--b1\r\nContent-Type: multipart/alternative; boundary=b2\r\n\r\n--b2\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${prose}=\r\nFl=FCsse.\r\n\r\n> quoted\r\n--b2\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(`<html><body onload="globalThis.heddleOwned=1"><img src="${server}"><p>${prose}</p></body></html>`).toString('base64')}\r\n--b2--\r\n--b1\r\nContent-Type: message/rfc822\r\n\r\nFrom: c@example.org\r\nSubject: Inner\r\n\r\n${prose}\r\n--b1\r\nContent-Type: application/pdf; name="../../x.pdf"\r\nContent-Disposition: attachment; filename="../../x.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--b1--\r\n`,
    'page.html': `<!doctype html><html lang="en"><head><title>Silt</title><base href="${server}"><meta http-equiv="refresh" content="0;url=${server}"><meta name="author" content="A. Weir"><meta name="citation_title" content="Silt"><script type="application/ld+json">{"@type":"Article","headline":"Silt","author":[{"name":"A. Weir"}],"datePublished":"2019-02-30"}</script><link rel="stylesheet" href="${server}"><style>@import url(${server});p{background:url(${server})}</style></head><body onload="globalThis.heddleOwned=1"><nav>Menu</nav><article><h1>Silt</h1><p>${prose}</p><iframe src="file:///etc/passwd"></iframe><svg onload="globalThis.heddleOwned=1"><script>globalThis.heddleOwned=1</script><image href="${server}"/></svg><p>${prose}</p><table><tr><th>River</th><th>Length</th></tr><tr><td>Rhine</td><td>1230</td></tr></table><ul><li>One</li><li>Two<ol><li>x</li></ol></li></ul><pre>code
  here</pre><img src="${server}" onerror="globalThis.heddleOwned=1"><form action="${server}"><input></form><blockquote>${prose}</blockquote><math><mi>x</mi></math></article><script>globalThis.heddleOwned=1</script></body></html>`,
    'notes.md': `---\ntitle: Silt\nauthor: [A. Weir, B. Mill]\ndate: 2019-02-30\ntags: &a [x, *a]\n---\n\n# Silt\n\n${prose}\n\n- One\n  - Two\n1. First\n\n| River | Length |\n|---|---:|\n| Rhine | 1230 |\n\n> ${prose}\n\n\`\`\`js\nlet x = 1;\n\`\`\`\n\n![x](${server})<img src=x onerror=globalThis.heddleOwned=1>\n\nSee [^1].\n\n[^1]: A note.\n\nSetext\n===\n${prose}\n`,
    'plain.txt': `SILT\n\n${prose}\n\n1. One\n2. Two\n\n${prose} ${prose}\n`,
    'rivers.tsv': 'river\tlength\tnote\nRhine\t1230\t"a ""quote"""\nElbe\t1094\t\n',
    'book.fodt': openDocument(
      'document',
      `<office:body><office:text><text:h text:outline-level="1">Silt</text:h><text:p>${prose}</text:p><text:list><text:list-item><text:p>One</text:p></text:list-item></text:list></office:text></office:body>`,
    ),
    'picture.svg': `<svg xmlns="http://www.w3.org/2000/svg"><script>globalThis.heddleOwned=1</script><image href="file:///etc/passwd"/><text>Silt</text></svg>`,
  };
  return [
    ...Object.entries(texts).map(([name, text]) => [name, Buffer.from(text)] as const),
    ...archives(),
    ...pictures(),
    ['asks.pdf', hostilePdf()],
    [
      'plain.pdf',
      buildPdf(
        [0, 1].map((page) => [
          { text: `Page ${page}`, x: 50, y: 750, size: 20 },
          ...prose.split('. ').map((text, at) => ({ text, x: 50, y: 700 - at * 12 })),
        ]),
        { title: 'Silt' },
      ),
    ],
    ['locked.pdf', buildPdf([[{ text: prose.slice(0, 60), x: 50, y: 700 }]], { encrypted: true, title: 'Silt' })],
  ];
}

function archives(): readonly (readonly [string, Buffer])[] {
  const linked = '<draw:frame><draw:image xlink:href="file:///etc/passwd"/></draw:frame>';
  const rows = sheetRow(1, ['River', 'Length']) + sheetRow(2, ['Rhine', 1230]) + sheetRow(3, ['Elbe', 1094.5]);
  return [
    [
      'asks.odt',
      buildOdt({
        body: `<text:h text:outline-level="1">Silt</text:h><text:p>${prose}${linked}<text:s text:c="4"/><text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p><text:section><text:section-source xlink:href="file:///etc/passwd"/><text:p>x</text:p></text:section><table:table><table:table-row><table:table-cell table:number-columns-repeated="3"><text:p>1</text:p></table:table-cell></table:table-row></table:table>`,
        extra: [{ name: '../../etc/cron.d/x', content: 'x' }],
      }),
    ],
    [
      'asks.epub',
      buildEpub({
        files: [
          {
            name: 'c1.xhtml',
            html: xhtml(`<h1>Silt</h1><p>${prose}</p><img src="${server}"/><iframe src="file:///etc/passwd"/>`),
          },
          { name: '../c2.xhtml', html: xhtml(`<p id="n" epub:type="footnote">${prose}</p>`) },
        ],
        extra: [{ name: '../../../tmp/evil', content: 'x' }],
        manifest: `<item id="far" href="${server}" media-type="application/xhtml+xml"/><item id="up" href="../../../../etc/passwd" media-type="application/xhtml+xml"/>`,
        spine: '<itemref idref="far"/><itemref idref="up"/>',
      }),
    ],
    [
      'deck.pptx',
      buildPptx(
        [
          { shapes: shape(['Silt'], 'title') + shape([prose, 'Two']), notes: prose },
          { shapes: shape([prose]), isHidden: true },
        ],
        {
          core: '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Silt</dc:title></cp:coreProperties>',
        },
      ),
    ],
    [
      'sheet.xlsx',
      buildXlsx({
        sheets: [
          { name: 'Rivers', rows, after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>' },
          {
            name: 'Dates',
            rows: '<row r="1"><c r="A1" s="1"><v>45000.5</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="e"><v>#REF!</v></c></row>',
          },
        ],
        strings: '<si><t>Silt</t></si>',
        styles:
          '<numFmts><numFmt numFmtId="164" formatCode="yyyy-mm-dd hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>',
      }),
    ],
    [
      'asks.docx',
      buildDocx(
        `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Silt</w:t></w:r></w:p><w:p><w:r><w:t>${prose}</w:t></w:r><w:r><w:instrText>INCLUDETEXT "/etc/passwd"</w:instrText></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`,
      ),
    ],
  ];
}

function pictures(): readonly (readonly [string, Buffer])[] {
  const canvas = createCanvas(64, 48);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, 64, 48);
  context.fillStyle = '#000000';
  context.fillRect(10, 10, 30, 4);
  const grey = Buffer.alloc(64 * 48, 200);
  return [
    ['scan.png', canvas.toBuffer('image/png')],
    ['scan.jpg', withExif(canvas.toBuffer('image/jpeg', 90))],
    ['scan.webp', canvas.toBuffer('image/webp', 90)],
    [
      'scan.tif',
      buildTiff([
        { width: 64, height: 48, grey },
        { width: 64, height: 48, grey },
      ]),
    ],
    ['scan.bmp', bitmap(64, 48)],
    ['scan.gif', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')],
  ];
}

/** The same, held sideways. */
function withExif(jpeg: Buffer): Buffer {
  const tiff = Buffer.from('II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0', 'latin1');
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xffe1, 0);
  head.writeUInt16BE(tiff.length + 8, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, Buffer.from('Exif\0\0', 'latin1'), tiff, jpeg.subarray(2)]);
}

function bitmap(width: number, height: number): Buffer {
  const head = Buffer.alloc(54);
  head.write('BM', 'latin1');
  head.writeUInt32LE(54 + width * height * 3, 2);
  head.writeUInt32LE(54, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  return Buffer.concat([head, Buffer.alloc(width * height * 3, 180)]);
}

/** Scripts, programs to start, files elsewhere, attachments, forms: everything a PDF can ask for. */
function hostilePdf(): Buffer {
  const plain = buildPdf([[{ text: 'The flood of the river reached the mill in March.', x: 50, y: 700 }]]).toString(
    'latin1',
  );
  const asks = `/OpenAction<</S/JavaScript/JS(globalThis.heddleOwned=1)>>/AA<</WC<</S/Launch/F(/bin/sh)>>>>/AcroForm<</XFA(<xdp/>)/Fields[<</FT/Tx/T(a)/AA<</K<</S/JavaScript/JS(globalThis.heddleOwned=1)>>>>>>]>>/Names<</EmbeddedFiles<</Names[(x)<</F(../../x)/EF<</F 5 0 R>>>>]>>/JavaScript<</Names[(a)<</S/JavaScript/JS(globalThis.heddleOwned=1)>>]>>>>/Outlines<</First<</Title(x)/A<</S/GoToR/F(file:///etc/passwd)>>>>>>`;
  const page = `/Annots[<</Subtype/Link/Rect[0 0 1 1]/A<</S/URI/URI(${server})>>>><</Subtype/FileAttachment/Rect[0 0 1 1]/FS<</F(/etc/passwd)>>>>]/AA<</O<</S/JavaScript/JS(globalThis.heddleOwned=1)>>>>`;
  return Buffer.from(
    plain.replace('/Type/Catalog', `/Type/Catalog${asks}`).replace('/MediaBox', `${page}/MediaBox`),
    'latin1',
  );
}
