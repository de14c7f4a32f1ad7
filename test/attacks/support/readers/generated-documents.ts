import { array, constantFrom, integer, oneof, sample, string, tuple, type Arbitrary } from 'fast-check';
import iconv from 'iconv-lite';
import { buildOdt, buildEpub, xhtml } from '../../../main/adapters/readers/build-books.ts';
import { buildPptx, buildXlsx, shape } from '../../../main/adapters/readers/build-office.ts';
import { buildPdf } from '../../../main/adapters/readers/build-pdf.ts';
import { buildDocx } from '../../../main/adapters/readers/build-zip.ts';

/** Letters that trip programs up: halves of pairs, what can't be seen, what turns the line round, and all others. */
const oddLetters = constantFrom(
  '\ud800',
  '\udc00',
  '\0',
  '\ufeff',
  '\u200b',
  '\u200d',
  '\u202e',
  '\u2066',
  '\u00ad',
  '\u0301',
  '\u2028',
  '\u0085',
  '\ufffe',
  '\u{1f469}\u200d\u{1f4bb}',
  '\ue000',
  '\uE001',
  'ﬃ',
  'İ',
  'ß',
  'ς',
  '𝒜',
  '中',
  'ا',
  '\u1100\u1161',
  '\x1b',
  '\f',
  '\r',
);
const word = oneof(
  { weight: 6, arbitrary: string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }) },
  { weight: 2, arbitrary: string({ unit: 'binary', maxLength: 12 }) },
  { weight: 2, arbitrary: oddLetters },
);
const sentence = array(word, { minLength: 1, maxLength: 30 }).map((words) => `${words.join(' ')}.`);
const hugeWord = tuple(word, integer({ min: 1, max: 60_000 })).map(([part, times]) =>
  part.repeat(Math.min(times, 400_000 / Math.max(1, part.length))),
);
const text = oneof({ weight: 8, arbitrary: sentence }, { weight: 1, arbitrary: hugeWord });
const paragraphs = array(text, { minLength: 1, maxLength: 12 });
const repeats = oneof(integer({ min: 0, max: 12 }), integer({ min: 100, max: 6000 }));
const nested = (open: string, inner: string, close: string, times: number) =>
  open.repeat(times) + inner + close.repeat(times);

const encodings = [
  'utf8',
  'utf-16le',
  'utf-16be',
  'utf-32le',
  'latin1',
  'windows-1251',
  'shift_jis',
  'gb18030',
  'big5',
  'euc-kr',
  'utf-7',
  'macroman',
  'cp437',
];
const claims = [
  '',
  '<?xml version="1.0" encoding="ENC"?>',
  '<meta charset="ENC">',
  '<html><head><meta charset=ENC></head>',
  '\ufeff',
];

/** Text in one encoding that says it is in another. */
const mislabelled = tuple(
  paragraphs,
  constantFrom(...encodings),
  constantFrom(...claims),
  constantFrom(...encodings, 'x-none', 'base64', 'hex', 'ucs2', 'utf-8-mac'),
).map(([parts, encoding, claim, said]) => iconv.encode(claim.replace('ENC', said) + parts.join('\n\n'), encoding));

const asText = (build: (parts: readonly string[], times: number) => string) =>
  tuple(paragraphs, repeats).map(([parts, times]) => Buffer.from(build(parts, times)));
const escaped = (part: string) => part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const bodies: Readonly<Record<string, readonly ((parts: readonly string[], times: number) => string)[]>> = {
  '.md': [
    (parts, times) => parts.map((part, at) => `${'#'.repeat(at % 9)} ${part}\n`).join('\n') + '> '.repeat(times),
    (parts, times) => nested('[', parts.join('\n'), '](x)', times),
    (parts, times) => parts.map((part, at) => `${'  '.repeat(at * (times % 50))}- ${part}`).join('\n'),
    (parts, times) => `${'| a '.repeat(times)}|\n${'|---'.repeat(times)}|\n${parts.join(' | ')}`,
    (parts, times) => `---\n${'a: &x [*x]\n'.repeat(times % 200)}title: ${parts[0]}\n---\n${parts.join('\n')}`,
    (parts, times) => `${'`'.repeat(times)}${parts.join('\n')}${'*_'.repeat(times)}`,
  ],
  '.rst': [
    (parts, times) => parts.map((part) => `${part}\n${'='.repeat(Math.min(times, 300))}\n`).join('\n'),
    (parts, times) => parts.map((part, at) => `${' '.repeat((at * times) % 400)}.. note:: ${part}`).join('\n'),
    (parts, times) => `${'+---'.repeat(times)}+\n|${parts.join('|')}|\n${'+---'.repeat(times)}+`,
  ],
  '.tex': [
    (parts, times) => nested('{', parts.join('\n\n'), '}', times),
    (parts, times) => nested(String.raw`\begin{itemize}\item `, parts.join('\n'), String.raw`\end{itemize}`, times),
    (parts, times) =>
      `${String.raw`\def\a{\b\b}\def\b{\c\c}\def\c{x\a}\newcommand{\d}[9]{#9#1}`}${String.raw`\a`.repeat(times)}${parts.join(String.raw`\d{`)}`,
    (parts, times) => `${'$'.repeat(times)}${parts.join('\\\\ & ')}`,
  ],
  '.csv': [
    (parts, times) => parts.map((part) => `${part}${','.repeat(times * 20)}`).join('\n'),
    (parts, times) => parts.map((part) => `"${part}`.repeat(Math.min(times, 300))).join(','),
    (parts, times) => `${'a,b\n'.repeat(times * 10)}${parts.join('\t')}`,
  ],
  '.html': [
    (parts, times) => nested('<div>', parts.map((part) => `<p>${part}`).join(''), '</div>', times),
    (parts, times) =>
      `<html><body>${parts.map((part) => `<p ${`a${part.length}="x" `.repeat(times % 500)}>${escaped(part)}</p>`).join('')}`,
    (parts, times) =>
      `<!doctype html><body><table>${`<tr>${'<td>x'.repeat(20)}`.repeat(times)}</table>${parts.join('<br>')}`,
    (parts, times) => `<html><body><ul>${'<li><ul>'.repeat(times)}${parts.join('<li>')}`,
    (parts, times) =>
      `<html><body>${nested('<b><i>', parts.map((part) => escaped(part)).join('</p><p>'), '</b></i>', times % 300)}`,
  ],
  '.txt': [
    (parts) => parts.join('\n\n'),
    (parts, times) => parts.join('\n').repeat(1 + (times % 40)),
    (parts) => parts.join(''),
  ],
  '.ipynb': [
    (parts, times) =>
      JSON.stringify({
        nbformat: 4,
        metadata: {},
        cells: Array.from({ length: times % 200 }, (_, at) => ({
          cell_type: ['markdown', 'code', 'raw', 'odd'][at % 4],
          source: parts,
          outputs: [{ output_type: 'stream', text: parts }],
        })),
      }),
    (parts, times) => nested('[', JSON.stringify(parts), ']', times),
  ],
  '.eml': [
    (parts, times) =>
      `From: ${parts[0]}\nSubject: =?utf-8?B?${Buffer.from(parts.join('')).toString('base64')}?=\n${'X-A: b\n'.repeat(times)}\n${parts.join('\n')}`,
    (parts, times) => `${'Content-Type: message/rfc822\n\n'.repeat(times)}Subject: x\n\n${parts.join('\n')}`,
    (parts, times) =>
      `Content-Type: multipart/mixed; boundary=b\n\n${`--b\nContent-Type: text/plain\n\n${parts.join('\n')}\n`.repeat(times % 900)}`,
  ],
  '.fodt': [
    (parts, times) =>
      `<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>${nested('<text:section>', parts.map((part) => `<text:p>${escaped(part)}</text:p>`).join(''), '</text:section>', times % 700)}</office:text></office:body></office:document>`,
  ],
};

const packed: Readonly<Record<string, (parts: readonly string[], times: number) => Buffer>> = {
  '.odt': (parts, times) =>
    buildOdt({
      body: nested(
        '<text:list><text:list-item>',
        parts.map((part) => `<text:p>${escaped(part)}<text:s text:c="${times}"/></text:p>`).join(''),
        '</text:list-item></text:list>',
        times % 300,
      ),
    }),
  '.epub': (parts, times) =>
    buildEpub({
      files: parts.map((part, at) => ({
        name: `c${at}.xhtml`,
        html: xhtml(nested('<div>', `<h2>${escaped(part)}</h2><p>${escaped(part)}</p>`, '</div>', times % 700)),
      })),
    }),
  '.pptx': (parts, times) =>
    buildPptx(Array.from({ length: 1 + (times % 60) }, () => ({ shapes: shape(parts.map((part) => escaped(part))) }))),
  '.xlsx': (parts, times) =>
    buildXlsx({
      sheets: [
        {
          name: 'S',
          rows: parts
            .map(
              (part, at) =>
                `<row r="${at * times}"><c r="${['A', 'XFD', 'ZZZZZZ', '', 'A-'][at % 5]}${at * times}" t="inlineStr"><is><t>${escaped(part)}</t></is></c><c><v>${part}</v></c></row>`,
            )
            .join(''),
        },
      ],
    }),
  '.docx': (parts, times) =>
    buildDocx(
      nested(
        '<w:tbl><w:tr><w:tc>',
        parts.map((part) => `<w:p><w:r><w:t>${escaped(part)}</w:t></w:r></w:p>`).join(''),
        '</w:tc></w:tr></w:tbl>',
        times % 120,
      ),
    ),
  '.pdf': (parts, times) =>
    buildPdf(
      Array.from({ length: 1 + (times % 30) }, (_, page) =>
        parts.map((part, at) => ({
          text: part.slice(0, 300),
          x: (at * times) % 700,
          y: 780 - ((at * 17 + page) % 800),
          size: 1 + ((at * times) % 40),
        })),
      ),
      { title: parts[0] ?? '' },
    ),
};

/** A document that nobody would write, in the format of the ending; null where there is no way to make one. */
export function generateDocument(ending: string, seed: number): Buffer | null {
  const pack = packed[ending];
  const own = (bodies[ending] ?? []).map((build) => asText(build));
  const all: Arbitrary<Buffer>[] =
    pack === undefined ? own : [tuple(paragraphs, repeats).map(([parts, times]) => pack(parts, times))];
  if (all.length === 0) return null;
  const [made] = sample(pack === undefined ? oneof(...all, mislabelled) : oneof(...all), { seed, numRuns: 1 });
  // What is longer is for the bombs.
  return made?.subarray(0, 2_000_000) ?? null;
}
