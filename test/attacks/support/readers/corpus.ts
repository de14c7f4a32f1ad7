import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { writtenSamples } from './written-samples.ts';

export type Sample = { readonly fileName: string; readonly ending: string; readonly bytes: Buffer };

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const folders = ['test/fixtures/readers', 'resources/sample/documents', '../shared/data'];
/** Larger ones take the time of many. */
const mostBytes = 120_000;
const mostOfAKind = 24;

/** Whole documents to be broken, by the reader that reads them; each list in an order that stays. */
export function gatherCorpus({ isSmall = false }: { readonly isSmall?: boolean } = {}): ReadonlyMap<
  string,
  readonly Sample[]
> {
  const byReader = new Map<string, Sample[]>();
  const add = (fileName: string, bytes: Buffer) => {
    const ending = extname(fileName).toLowerCase();
    const reader = readers[ending];
    if (reader === undefined || bytes.length === 0 || bytes.length > (isSmall ? mostBytes / 10 : mostBytes)) return;
    const kept = byReader.get(reader) ?? [];
    if (kept.length < mostOfAKind) byReader.set(reader, [...kept, { fileName, ending, bytes }]);
  };
  for (const [fileName, bytes] of writtenSamples()) add(fileName, bytes);
  for (const folder of isSmall ? folders.slice(0, 1) : folders)
    for (const path of filesBelow(join(root, folder))) {
      const bytes = readFileSync(path);
      add(path, bytes);
      if (path.endsWith('.pdf')) add(path, unpackedPdf(bytes));
    }
  return byReader;
}

const readers: Readonly<Record<string, string>> = {
  '.pdf': 'pdf',
  '.docx': 'docx',
  '.pptx': 'pptx',
  '.xlsx': 'xlsx',
  '.odt': 'odt',
  '.fodt': 'odt',
  '.epub': 'epub',
  '.html': 'html',
  '.md': 'markdown',
  '.txt': 'text',
  '.rst': 'rst',
  '.tex': 'latex',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.ipynb': 'notebook',
  '.eml': 'email',
  '.png': 'png',
  '.jpg': 'jpeg',
  '.webp': 'webp',
  '.tif': 'tiff',
  '.bmp': 'bmp',
  '.gif': 'other',
  '.svg': 'other',
};

function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile())
      .toSorted();
  } catch {
    return [];
  }
}

/** The same PDF with its streams unpacked, so that what is changed is what is drawn. Its table of places is wrong, which readers mend. */
function unpackedPdf(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  return Buffer.from(
    text.replace(
      /(<<(?:(?!>>\s*stream)[\s\S]){0,2000}>>)\s*stream\r?\n([\s\S]*?)\r?\nendstream/g,
      (whole, fields: string, body: string) => {
        if (!/\/Filter\s*\[?\s*\/FlateDecode\s*\]?\s*(?=\/|>>)/.test(fields) || fields.includes('DecodeParms'))
          return whole;
        try {
          const plain = inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
          const unpacked = fields
            .replace(/\/Filter\s*\[?\s*\/FlateDecode\s*\]?/, '')
            .replace(/\/Length\s+\d+(?:\s+\d+\s+R)?/, `/Length ${plain.length}`);
          return `${unpacked}stream\n${plain}\nendstream`;
        } catch {
          return whole;
        }
      },
    ),
    'latin1',
  );
}
