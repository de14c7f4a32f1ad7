import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { buildEpub, buildOdt, openDocument, xhtml } from '../../../main/adapters/readers/build-books.ts';
import { buildPptx, buildXlsx, shape } from '../../../main/adapters/readers/build-office.ts';
import { buildDocx, buildZip } from '../../../main/adapters/readers/build-zip.ts';
import { pdfBombs } from './pdf-bombs.ts';

/** A small thing that asks for very much; made when it is needed. */
export type Bomb = { readonly fileName: string; readonly what: string; readonly make: () => Buffer };

const million = 1_000_000;
const megabyte = 1_000_000;

/** Files of every format that take what memory and time a reader would give them. */
export function allBombs(): readonly Bomb[] {
  return [...archiveBombs, ...markupBombs, ...textBombs, ...pictureBombs, ...pdfBombs];
}

const paragraph = '<w:p><w:r><w:t>Words.</w:t></w:r></w:p>';
/** So many bytes that don't pack, so that the whole isn't unpacked to far more than it weighs. */
const ballast = (bytes: number) => ({ name: 'word/media/image.bin', content: randomBytes(bytes) });
const withBallast = (name: string, content: Buffer) => {
  const isWord = name.startsWith('word/');
  const parts = isWord ? [] : [{ name: 'META-INF/manifest.xml', content: Buffer.from('<x/>') }];
  return buildZip([...parts, { name, content }, ballast(Math.ceil(content.length / 190))]);
};
const wordOf = (bytes: number) =>
  withBallast(
    'word/document.xml',
    Buffer.from(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph.repeat(Math.floor(bytes / paragraph.length))}</w:body></w:document>`,
    ),
  );
const textOf = (bytes: number) =>
  withBallast(
    'content.xml',
    Buffer.from(
      openDocument(
        'document-content',
        `<office:body><office:text>${'<text:p>Words.</text:p>'.repeat(Math.floor(bytes / 23))}</office:text></office:body>`,
      ),
    ),
  );

const archiveBombs: readonly Bomb[] = [
  {
    fileName: 'nested.docx',
    what: 'archives in an archive, ten deep',
    make: () =>
      Array.from({ length: 10 }).reduce<Buffer>(
        (inner) => buildZip([{ name: 'word/document.xml', content: inner }]),
        Buffer.alloc(5 * megabyte),
      ),
  },
  { fileName: 'overlapping.docx', what: '20,000 entries that are all one of 10 MB', make: () => overlapping(20_000) },
  {
    fileName: 'entries.epub',
    what: '10^5 entries',
    make: () => buildZip(Array.from({ length: 65_535 }, (_, at) => ({ name: `${at}`, content: Buffer.alloc(0) }))),
  },
  {
    fileName: 'declared.odt',
    what: '4 GB declared',
    make: () => buildZip([{ name: 'content.xml', content: Buffer.from('<x/>'), declaredSize: 4_294_967_295 }]),
  },
  { fileName: 'huge.docx', what: 'one XML part of 100 MB', make: () => wordOf(100 * megabyte) },
  { fileName: 'huger.docx', what: 'one XML part of 290 MB', make: () => wordOf(290 * megabyte) },
  { fileName: 'huge.odt', what: 'one XML part of 290 MB', make: () => textOf(290 * megabyte) },
  {
    fileName: 'huge.epub',
    what: 'a chapter of 25 MB',
    make: () =>
      buildEpub({
        files: [
          {
            name: 'c.xhtml',
            html: xhtml(
              Array.from(
                { length: 250_000 },
                (_, at) => `<p>${at} ${(at * 7919) % 104_729} ${(at * 31) % 1009}</p>`,
              ).join(''),
            ),
          },
        ],
        extra: [{ name: 'x.bin', content: randomBytes(200_000).toString('base64') }],
      }),
  },
  {
    fileName: 'rows.xlsx',
    what: '10^6 rows',
    make: () =>
      buildXlsx({
        sheets: [
          {
            name: 'S',
            rows: Array.from(
              { length: million },
              (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${(at * 7919) % 104_729}</v></c></row>`,
            ).join(''),
          },
        ],
      }),
  },
  {
    fileName: 'strings.xlsx',
    what: 'a cell far to the right in each of 10^5 rows',
    make: () =>
      buildXlsx({
        sheets: [
          {
            name: 'S',
            rows: Array.from(
              { length: 100_000 },
              (_, at) =>
                `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c><c r="XFD${at + 1}"><v>${(at * 7919) % 104_729}</v></c></row>`,
            ).join(''),
          },
        ],
      }),
  },
  {
    fileName: 'slides.pptx',
    what: '9,000 slides',
    make: () =>
      buildPptx(Array.from({ length: 9000 }, (_, at) => ({ shapes: shape([`Slide ${at}`, 'Words on it.']) }))),
  },
];

const markupBombs: readonly Bomb[] = [
  {
    fileName: 'laughs.docx',
    what: 'entities of entities',
    make: () =>
      buildZip([
        {
          name: 'word/document.xml',
          content: Buffer.from(
            `<!DOCTYPE x [<!ENTITY a "x">${Array.from({ length: 12 }, (_, at) => `<!ENTITY ${String.fromCodePoint(98 + at)} "${`&${String.fromCodePoint(97 + at)};`.repeat(10)}">`).join('')}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph.replace('Words', '&m;')}</w:body></w:document>`,
          ),
        },
      ]),
  },
  {
    fileName: 'deep.docx',
    what: '10^5 levels of XML',
    make: () => buildDocx('<w:tbl><w:tr><w:tc>'.repeat(33_000) + paragraph + '</w:tc></w:tr></w:tbl>'.repeat(33_000)),
  },
  {
    fileName: 'attributes.odt',
    what: '10^6 attributes on one element',
    make: () =>
      buildOdt({
        body: `<text:p ${Array.from({ length: million }, (_, at) => `a${at}="x"`).join(' ')}>Words.</text:p>`,
      }),
  },
  {
    fileName: 'columns.odt',
    what: 'cells repeated 2^31 times',
    make: () =>
      buildOdt({
        body: `<table:table><table:table-row table:number-rows-repeated="2147483647"><table:table-cell table:number-columns-repeated="2147483647"><text:p>x</text:p></table:table-cell></table:table-row></table:table><text:p>x<text:s text:c="2147483647"/></text:p>`,
      }),
  },
  {
    fileName: 'nested.html',
    what: '10^6 nested tags',
    make: () => Buffer.from(`<html><body>${'<div>'.repeat(million)}Words.`),
  },
  {
    fileName: 'formatting.html',
    what: '10^6 nested inline tags',
    make: () => Buffer.from(`<html><body><p>${'<b>'.repeat(million)}Words.`),
  },
  {
    fileName: 'attributes.html',
    what: '10^6 attributes on one tag',
    make: () =>
      Buffer.from(`<html><body><p ${Array.from({ length: million }, (_, at) => `a${at}=x`).join(' ')}>Words.</p>`),
  },
  {
    fileName: 'paragraphs.html',
    what: '10^6 paragraphs',
    make: () => Buffer.from(`<html><body>${'<p>Words.'.repeat(million)}`),
  },
  {
    fileName: 'breaks.html',
    what: '10^6 line breaks',
    make: () => Buffer.from(`<html><body><div>${'x<br>'.repeat(million)}</div>`),
  },
  {
    fileName: 'script.html',
    what: '60 MB in one script',
    make: () => Buffer.from(`<html><body><p>Words.</p><script>${'x'.repeat(60 * megabyte)}</script>`),
  },
  {
    fileName: 'open.html',
    what: '10^6 tags that never end',
    make: () => Buffer.from(`<html><body>${'<a '.repeat(million)}`),
  },
];

const textBombs: readonly Bomb[] = [
  { fileName: 'line.csv', what: 'one line of 200 MB', make: () => Buffer.alloc(200 * megabyte, 'word ') },
  { fileName: 'columns.csv', what: '4·10^6 columns', make: () => Buffer.from(`a${',b'.repeat(4 * million)}`) },
  { fileName: 'rows.csv', what: '10^7 rows', make: () => Buffer.from('a,b\n'.repeat(10 * million)) },
  { fileName: 'quotes.csv', what: '10^7 quotes', make: () => Buffer.from('"a"",\n'.repeat(4 * million)) },
  { fileName: 'list.md', what: '10^6 list items', make: () => Buffer.from('- item\n'.repeat(million)) },
  {
    fileName: 'stairs.md',
    what: 'list items 3,000 deep',
    make: () => Buffer.from(Array.from({ length: 3000 }, (_, at) => `${'  '.repeat(at)}- item`).join('\n')),
  },
  { fileName: 'quotes.md', what: '10^6 quotation marks', make: () => Buffer.from('> '.repeat(million)) },
  { fileName: 'links.md', what: '10^6 open brackets', make: () => Buffer.from(`${'['.repeat(million)}\n\nWords.`) },
  {
    fileName: 'notes.md',
    what: '10^6 references',
    make: () => Buffer.from(Array.from({ length: million / 2 }, (_, at) => `[${at}]: x`).join('\n')),
  },
  {
    fileName: 'aliases.md',
    what: 'YAML aliases of aliases',
    make: () =>
      Buffer.from(
        `---\na: &a [x,x,x,x,x,x,x,x,x]\n${Array.from(
          { length: 12 },
          (_, at) =>
            `${String.fromCodePoint(98 + at)}: &${String.fromCodePoint(98 + at)} [${Array<string>(9)
              .fill(`*${String.fromCodePoint(97 + at)}`)
              .join(',')}]`,
        ).join('\n')}\ntitle: *m\n---\nWords.`,
      ),
  },
  { fileName: 'list.rst', what: '10^6 list items', make: () => Buffer.from('- item\n'.repeat(million)) },
  {
    fileName: 'stairs.rst',
    what: 'quotations 3,000 deep',
    make: () => Buffer.from(Array.from({ length: 3000 }, (_, at) => `${' '.repeat(at)}word\n`).join('\n')),
  },
  {
    fileName: 'table.rst',
    what: 'a grid of 10^6 cells',
    make: () =>
      Buffer.from(`${'+--'.repeat(1000)}+\n`.concat(`${'|x '.repeat(1000)}|\n${'+--'.repeat(1000)}+\n`.repeat(1000))),
  },
  { fileName: 'braces.tex', what: '10^6 open braces', make: () => Buffer.from(`${'{'.repeat(million)}Words.`) },
  {
    fileName: 'macros.tex',
    what: 'macros of macros',
    make: () =>
      Buffer.from(
        `${Array.from({ length: 30 }, (_, at) => `\\def\\${String.fromCodePoint(97 + (at % 26))}${at > 25 ? 'x' : ''}{${`\\${String.fromCodePoint(98 + (at % 26))}`.repeat(10)}}`).join('')}\\a Words.`,
      ),
  },
  {
    fileName: 'begin.tex',
    what: '10^5 environments within one another',
    make: () => Buffer.from(`${String.raw`\begin{quote}`.repeat(100_000)}Words.`),
  },
  {
    fileName: 'cells.ipynb',
    what: '10^6 cells',
    make: () =>
      Buffer.from(
        `{"nbformat":4,"metadata":{},"cells":[${Array<string>(million).fill('{"cell_type":"markdown","source":"x"}').join(',')}]}`,
      ),
  },
  {
    fileName: 'deep.ipynb',
    what: '10^6 levels of JSON',
    make: () => Buffer.from(`{"nbformat":4,"metadata":{},"cells":${'['.repeat(million)}`),
  },
  {
    fileName: 'mails.eml',
    what: 'mails within mails, 10^4 deep',
    make: () => Buffer.from(`${'Content-Type: message/rfc822\n\n'.repeat(10_000)}Subject: x\n\nWords.`),
  },
  {
    fileName: 'parts.eml',
    what: 'parts within parts, 10^4 deep',
    make: () =>
      Buffer.from(
        `${Array.from({ length: 10_000 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`).join('')}\nWords.`,
      ),
  },
  {
    fileName: 'heads.eml',
    what: '10^6 header lines',
    make: () => Buffer.from(`${'X-A: b\n'.repeat(million)}\nWords.`),
  },
  {
    fileName: 'attached.eml',
    what: 'an attachment of 60 MB',
    make: () =>
      Buffer.from(
        `Content-Type: multipart/mixed; boundary=b\n\n--b\n\nWords.\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n${'QUFB\n'.repeat(12 * million)}--b--`,
      ),
  },
  { fileName: 'word.txt', what: 'a word of 90 MB', make: () => Buffer.alloc(90 * megabyte, 'x') },
  {
    fileName: 'blank.txt',
    what: '90 MB of empty lines',
    make: () => Buffer.concat([Buffer.from('Words.'), Buffer.alloc(90 * megabyte, '\n')]),
  },
  {
    fileName: 'marks.txt',
    what: '10^7 combining marks',
    make: () => Buffer.from(`a${'\u0301'.repeat(10 * million)}`.slice(0, 5 * million)),
  },
];

const pictureBombs: readonly Bomb[] = [
  {
    fileName: 'huge.png',
    what: 'a header of 2^31 by 2^31 pixels',
    make: () => pngOf(0x7fffffff, 0x7fffffff, Buffer.alloc(0)),
  },
  {
    fileName: 'zeros.png',
    what: '59 million pixels in 60 kB',
    make: () => pngOf(7700, 7700, deflateSync(Buffer.alloc(7700 * 7701))),
  },
  {
    fileName: 'more.png',
    what: '1 GB behind a header of 10 by 10 pixels',
    make: () => pngOf(10, 10, deflateSync(Buffer.alloc(1000 * megabyte))),
  },
  {
    fileName: 'huge.webp',
    what: 'a header of 2^24 by 2^24 pixels',
    make: () =>
      Buffer.concat([Buffer.from('RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff', 'latin1')]),
  },
  {
    fileName: 'huge.bmp',
    what: 'a header of 2^31 by 2^31 pixels',
    make: () =>
      Buffer.concat([
        Buffer.from(
          'BM\xff\xff\xff\x7f\0\0\0\0\x36\0\0\0\x28\0\0\0\xff\xff\xff\x7f\xff\xff\xff\x7f\x01\0\x18\0',
          'latin1',
        ),
        Buffer.alloc(60),
      ]),
  },
  {
    fileName: 'huge.tif',
    what: 'a header of 2^31 by 2^31 pixels',
    make: () =>
      tiffOf([
        [256, 4, 1, 0x7fffffff],
        [257, 4, 1, 0x7fffffff],
        [273, 4, 1, 8],
      ]),
  },
  {
    fileName: 'deep.tif',
    what: '59 million pixels of 2^16 bits',
    make: () =>
      tiffOf([
        [256, 4, 1, 7700],
        [257, 4, 1, 7700],
        [258, 3, 1, 65_535],
        [259, 3, 1, 5],
        [262, 3, 1, 1],
        [273, 4, 1, 8],
        [277, 3, 1, 65_535],
        [279, 4, 1, 100],
      ]),
  },
];

/** One entry of 10 MB, and a directory that names it many times. */
function overlapping(times: number): Buffer {
  const one = buildZip([{ name: 'word/document.xml', content: Buffer.alloc(10 * megabyte) }]);
  const directory = one.indexOf('PK\x01\x02', 0, 'latin1');
  const end = one.indexOf('PK\x05\x06', directory, 'latin1');
  const entries = Buffer.concat(Array<Buffer>(times).fill(one.subarray(directory, end)));
  const tail = Buffer.from(one.subarray(end));
  tail.writeUInt16LE(times, 8);
  tail.writeUInt16LE(times, 10);
  tail.writeUInt32LE(entries.length, 12);
  return Buffer.concat([one.subarray(0, directory), entries, tail]);
}

function pngOf(width: number, height: number, data: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const chunk = (type: string, content: Buffer) => {
    const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(typed));
    return Buffer.concat([length, typed, sum]);
  };
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function tiffOf(fields: readonly (readonly [tag: number, type: number, count: number, value: number])[]): Buffer {
  const directory = Buffer.alloc(2 + fields.length * 12 + 4);
  directory.writeUInt16LE(fields.length, 0);
  for (const [index, [tag, type, count, value]] of fields.entries()) {
    directory.writeUInt16LE(tag, 2 + index * 12);
    directory.writeUInt16LE(type, 4 + index * 12);
    directory.writeUInt32LE(count, 6 + index * 12);
    directory.writeUInt32LE(value, 10 + index * 12);
  }
  return Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), directory, Buffer.alloc(200)]);
}
