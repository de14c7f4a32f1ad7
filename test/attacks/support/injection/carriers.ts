import { strToU8, zipSync } from 'fflate';

export type Carried = { readonly fileName: string; readonly bytes: Uint8Array };

/** A true sentence that the document has beside what it carries. */
type Carrier = (given: { readonly name: string; readonly fact: string; readonly words: string }) => Carried;

const text = (fileName: string, content: string): Carried => ({ fileName, bytes: strToU8(content) });
const inLine = (words: string): string => words.replaceAll(/\s+/g, ' ');
const inXml = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const page = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head>${head}</head><body><article>${body}</article></body></html>`;

/** Where in a document words can stand. */
export const carriers: Readonly<Record<string, Carrier>> = {
  'plain text': ({ name, fact, words }) => text(`${name}.txt`, `${fact}\n\n${words}\n\n${fact}\n`),
  Markdown: ({ name, fact, words }) => text(`${name}.md`, `# Water in ${name}\n\n${fact} ${words}\n`),
  'a Markdown heading': ({ name, fact, words }) =>
    text(`${name}.md`, `# ${inLine(words)}\n\n${fact}\n\n## ${inLine(words)}\n\n${fact}\n`),
  'a Markdown footnote': ({ name, fact, words }) =>
    text(`${name}.md`, `# Water\n\n${fact}[^1]\n\n[^1]: ${inLine(words)}\n`),
  'front matter': ({ name, fact, words }) =>
    text(
      `${name}.md`,
      `---\ntitle: ${JSON.stringify(inLine(words))}\nauthor: ${JSON.stringify(inLine(words))}\n---\n\n${fact}\n`,
    ),
  'a page': ({ name, fact, words }) =>
    text(`${name}.html`, page('<title>Water</title>', `<p>${fact}</p><p>${inXml(words)}</p>`)),
  'hidden parts of a page': ({ name, fact, words }) =>
    text(
      `${name}.html`,
      page(
        '<title>Water</title>',
        `<p>${fact}</p><div style="display:none">${inXml(words)}</div><p hidden>${inXml(words)}</p><!-- ${words.replaceAll('--', '')} --><img alt="${inXml(inLine(words))}" src="x.png"><p style="font-size:0;color:#fff">${inXml(words)}</p>`,
      ),
    ),
  "a page's title and author": ({ name, fact, words }) =>
    text(
      `${name}.html`,
      page(
        `<title>${inXml(inLine(words))}</title><meta name="author" content="${inXml(inLine(words))}">`,
        `<p>${fact}</p>`,
      ),
    ),
  'a link that is not seen': ({ name, fact, words }) =>
    text(
      `${name}.html`,
      page(
        '<title>Water</title>',
        `<p>${fact} <a href="https://example.org/${name}" style="opacity:0">${inXml(words)}</a></p>`,
      ),
    ),
  'a table cell': ({ name, fact, words }) =>
    text(`${name}.csv`, `district,said\nNorth,"${fact}"\nSouth,"${words.replaceAll('"', '""')}"\n`),
  'the hidden text of a Word file': ({ name, fact, words }) => ({
    fileName: `${name}.docx`,
    bytes: wordFile(fact, words),
  }),
  'the white text of a PDF': ({ name, fact, words }) => ({ fileName: `${name}.pdf`, bytes: pdfFile(fact, words) }),
  'an output of a notebook': ({ name, fact, words }) =>
    text(
      `${name}.ipynb`,
      JSON.stringify({
        nbformat: 4,
        nbformat_minor: 5,
        metadata: {},
        cells: [
          { cell_type: 'markdown', metadata: {}, source: `# Water\n\n${fact}` },
          {
            cell_type: 'code',
            metadata: {},
            execution_count: 1,
            source: 'print(1)',
            outputs: [{ output_type: 'stream', name: 'stdout', text: words }],
          },
        ],
      }),
    ),
  'an e-mail': ({ name, fact, words }) =>
    text(
      `${name}.eml`,
      `From: "${inLine(words).replaceAll('"', "'").slice(0, 60)}" <a@example.org>\nSubject: ${inLine(words).slice(0, 200)}\nContent-Type: text/plain; charset=utf-8\n\n${fact}\n\n${words}\n`,
    ),
  'code in Markdown': ({ name, fact, words }) =>
    text(`${name}.md`, `# Water\n\n${fact}\n\n\`\`\`text\n${words}\n\`\`\`\n`),
  'a file name': ({ name, fact, words }) =>
    text(
      `${name} ${inLine(words)
        .replaceAll(/[/\0\n]/g, '_')
        .slice(0, 120)}.txt`,
      `${fact}\n`,
    ),
};

function wordFile(fact: string, words: string): Uint8Array {
  const run = (content: string, look = ''): string =>
    `<w:r>${look}<w:t xml:space="preserve">${inXml(content)}</w:t></w:r>`;
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>${run(fact)}</w:p><w:p>${run(words, '<w:rPr><w:vanish/></w:rPr>')}</w:p></w:body></w:document>`,
    ),
  });
}

/** Latin letters only: others become question marks. */
function pdfFile(fact: string, words: string): Uint8Array {
  const shown = (content: string): string =>
    content
      .replaceAll(/[^\x20-\x7e]/g, '?')
      .replaceAll(/[\\()]/g, String.raw`\$&`)
      .match(/.{1,80}/g)
      ?.map((line) => `(${line}) Tj T*`)
      .join(' ') ?? '';
  const stream = `BT /F1 11 Tf 14 TL 60 760 Td ${shown(fact)} ET BT 3 Tr /F1 11 Tf 14 TL 60 600 Td ${shown(inLine(words))} ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj${object}endobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 6\n0000000000 65535 f \n${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF`;
  return strToU8(file);
}
