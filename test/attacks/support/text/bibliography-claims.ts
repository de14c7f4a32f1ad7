import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { bibliographicDataSchema } from '#shared/domain/source.ts';
import { bibliographyFiles } from '#main/adapters/bibliographies/index.ts';
import { bibliographyForms, type BibliographyForm, type ReadEntry } from '#main/ports/bibliography-files.ts';
import type { Claim } from '../properties.ts';
import { hostileText } from './hostile-text.ts';

type Given = { readonly fileName: string; readonly text: string };

/** Files of other programs' own tests are taken where they are, but for a test, which must be the same everywhere. */
const beside = process.env['VITEST'] === undefined ? ['../../../../../shared/data/bib/'] : [];
const places = ['../../../fixtures/bibliographies/', ...beside].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);
const files: readonly Given[] = places.filter(existsSync).flatMap((place) =>
  readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:bib|ris|nbib|json)$/.test(name))
    .map((name) => ({
      fileName: name.split('/').at(-1) ?? '',
      text: readFileSync(join(place, name), 'utf8').slice(0, 40_000),
    })),
);

/** What must hold of reading and writing what other programs keep bibliographies in. */
export const bibliographyClaims: readonly Claim[] = [
  {
    what: 'bibliographies: a file with anything changed in it is read or refused, and its entries have their form',
    share: 0.5,
    property: fc.asyncProperty(mutatedFile(), async ({ fileName, text }) => {
      const read = await readIn({ fileName, text });
      for (const { bibliographic } of read?.entries ?? []) bibliographicDataSchema.parse(bibliographic);
    }),
  },
  {
    what: 'bibliographies: a broken entry takes none of the others with it',
    property: fc.asyncProperty(
      fc.constantFrom('bib', 'ris', 'nbib', 'json'),
      hostileText(12),
      brokenEntry(),
      async (form, junk, broken) => {
        const text = surrounded(form, junk, broken);
        const read = await readIn({ fileName: `x.${form}`, text });
        const titles = (read?.entries ?? []).map(({ bibliographic }) => bibliographic.title);
        for (const title of ['First good', 'Second good']) {
          if (!titles.some((each) => each.includes(title)))
            throw new Error(`${title} is lost in ${JSON.stringify(text)}`);
        }
      },
    ),
  },
  {
    what: 'bibliographies: what was read and written is read again as it was, in each form',
    share: 0.5,
    property: fc.asyncProperty(
      fc.constantFrom(...bibliographyForms),
      fc.oneof(fc.constantFrom(...files), madeUpFile()),
      async (form, file) => {
        const first = await readIn(file);
        if (first === null || first.entries.length === 0) return;
        // typed quote marks and dashes become what LaTeX makes of them the first time
        const once = await writeAndRead(first.entries.slice(0, 8), form);
        const twice = await writeAndRead(once.entries, form);
        if (twice.text !== once.text && form === 'csl-json') throw new Error(differing(once.text, twice.text));
        const thrice = await writeAndRead(twice.entries, form);
        if (thrice.text !== twice.text) throw new Error(differing(twice.text, thrice.text));
      },
    ),
  },
];

async function readIn({ fileName, text }: Given) {
  const read = await bibliographyFiles.read({ fileName, bytes: new TextEncoder().encode(text) });
  return read.ok ? read.value : null;
}

async function writeAndRead(entries: readonly ReadEntry[], form: BibliographyForm) {
  const named = entries.map(({ bibliographic }, index) => ({ key: `key${index}`, bibliographic }));
  const text = await bibliographyFiles.write(named, form);
  const read = await readIn({ fileName: nameFor(form), text });
  if (read?.entries.length !== entries.length) {
    throw new Error(`${read?.entries.length} of ${entries.length} entries came back from ${text}`);
  }
  return { text, entries: read.entries };
}

function differing(first: string, second: string): string {
  return `written as\n${first}\nand then as\n${second}`;
}

function nameFor(form: BibliographyForm): string {
  return form === 'ris' ? 'x.ris' : form === 'csl-json' ? 'x.json' : 'x.bib';
}

/** A real file with stretches of it taken out, doubled, moved or put in from elsewhere. */
function mutatedFile(): fc.Arbitrary<Given> {
  const change = fc.record({
    at: fc.nat(),
    length: fc.nat({ max: 60 }),
    how: fc.constantFrom('out', 'twice', 'put', 'mark'),
    text: hostileText(6),
  });
  const mark = ['{', '}', '"', '@', ',', '=', '#', '\\', '\n', '  - ', '%', '(', ')', '$', '~'];
  return fc
    .tuple(fc.constantFrom(...files), fc.array(change, { minLength: 1, maxLength: 8 }))
    .map(([{ fileName, text }, changes]) => ({
      fileName,
      text: changes.reduce((before, { at, length, how, text: put }) => {
        const from = at % (before.length + 1);
        const piece = before.slice(from, from + length);
        const middle =
          how === 'out'
            ? ''
            : how === 'twice'
              ? piece + piece
              : how === 'put'
                ? put
                : (mark[length % mark.length] ?? '');
        return (
          before.slice(0, from) + middle + before.slice(from + piece.length * Number(how !== 'put' && how !== 'mark'))
        );
      }, text),
    }));
}

function brokenEntry(): fc.Arbitrary<string> {
  return fc.constantFrom(
    '@article{broken, title = {never ends',
    '@article{broken, title = "never ends',
    '@article{broken title {x}}',
    '@article{, = }',
    '@article{broken, title = {a}}}}',
    '@string{broken = }',
    '@comment{broken',
    'AB  - a line of its own',
    'PMID- ',
    'TY  - ',
    '{"id": "broken", "type": "book", "author": 7, "issued": "\\u0000", "title": ["x"]}',
    '{"__proto__": {"x": 1}}',
    'null',
    '7',
  );
}

function surrounded(form: string, junk: string, broken: string): string {
  // on a line of its own, as a file has it
  const own = junk.replaceAll(/[@{}"\n\r\u2028\u2029]/g, ' ');
  switch (form) {
    case 'bib':
      return `@book{one, title = {First good}, year = 2001}\n\n${own}\n${broken.startsWith('@') ? broken : ''}\n\n@book{two, title = {Second good}, year = 2002}\n`;
    case 'ris':
      return `TY  - BOOK\nTI  - First good\nER  - \n\n${/^(?:TY|AB)/.test(broken) ? broken : ''}\n${own}\nTY  - BOOK\nTI  - Second good\nER  - \n`;
    case 'nbib':
      return `PMID- 1\nTI  - First good\n\n${own}\n\nPMID- 2\nTI  - Second good\n`;
    default: {
      const entry = /^[{n7]/.test(broken) ? broken : '{}';
      return `[{"id":"one","type":"book","title":"First good"},${entry},${JSON.stringify({ id: junk, type: junk, title: junk, note: junk })},{"id":"two","type":"book","title":"Second good"}]`;
    }
  }
}

/** CSL-JSON with anything in its fields. */
function madeUpFile(): fc.Arbitrary<Given> {
  const words = hostileText(14);
  const name = fc.oneof(fc.record({ family: words, given: words }), fc.record({ literal: words }));
  return fc
    .record({
      type: fc.constantFrom('book', 'article-journal', 'chapter', 'thesis', 'webpage', 'report', 'no-such-type'),
      title: words,
      author: fc.array(name, { maxLength: 3 }),
      issued: fc.record({ 'date-parts': fc.constant([[2019, 4]]) }),
      'container-title': words,
      publisher: words,
      page: fc.constantFrom('1-9', '12', 'S3', 'x–y'),
      note: words,
      URL: fc.constantFrom('https://example.org/a?b=c&d=%7B', 'http://a.b/{x}_y#z'),
    })
    .map((item) => ({ fileName: 'made.json', text: JSON.stringify([{ id: 'made', ...item }]) }));
}
