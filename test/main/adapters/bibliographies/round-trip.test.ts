import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { furtherDateFields, nameFields, textFields, type BibliographicData } from '#shared/domain/source.ts';
import { fromCslItem } from '#shared/text/from-csl-item.ts';
import { bibliographyFiles } from '#main/adapters/bibliographies/index.ts';
import type { BibliographyForm } from '#main/ports/bibliography-files.ts';

const endings: Readonly<Record<BibliographyForm, string>> = {
  biblatex: 'bib',
  bibtex: 'bib',
  ris: 'ris',
  'csl-json': 'json',
};

async function writeAndRead(data: readonly BibliographicData[], form: BibliographyForm) {
  const text = await bibliographyFiles.write(
    data.map((bibliographic, at) => ({ key: `key${String(at)}`, bibliographic })),
    form,
  );
  const read = await bibliographyFiles.read({ fileName: `refs.${endings[form]}`, bytes: Buffer.from(text) });
  if (!read.ok) throw new Error(read.fault.message);
  expect(read.value.problems).toEqual([]);
  expect(read.value.entries.map(({ key }) => key)).toEqual(data.map((_, at) => `key${String(at)}`));
  return {
    text,
    data: read.value.entries.map(({ bibliographic: { 'citation-key': _key, ...rest } }) => rest),
  };
}

const people = [
  { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
  { literal: 'Ministry of Trade, Industry and Energy' },
  { family: 'de la Cruz', given: 'Ana, María', suffix: 'Jr.' },
  { family: 'Humboldt', given: 'Alexander', 'dropping-particle': 'von' },
];

/** One that says something in every field there is, with every character that means something somewhere. */
const everything: BibliographicData = {
  type: 'chapter',
  title: 'A {brace}, \\ back_slash, $5 & 10% #1 ~ ^ <i>Homo sapiens</i> in NASA’s “Übergröße” – naïve — 中文',
  issued: [2001, 2, 3],
  issuedEnd: [2002],
  issuedAs: { isCirca: true },
  accessed: [2020],
  ...Object.fromEntries(
    textFields.filter((field) => field !== 'citation-key').map((field) => [field, `${field}: 5 % & a_b {x und ü`]),
  ),
  ...Object.fromEntries(nameFields.map((field) => [field, people])),
  ...Object.fromEntries(furtherDateFields.map((field) => [field, [2001, 2, 3]])),
};

const dated: readonly BibliographicData[] = [
  { type: 'book', title: 'Season', issued: [2020], issuedAs: { season: 3 } },
  { type: 'book', title: 'Words', issuedAs: { literal: 'forthcoming, perhaps' } },
  { type: 'book', title: 'Range', issued: [1998, 11], issuedEnd: [1999, 2] },
  { type: 'book', title: 'Circa', issued: [1850], issuedAs: { isCirca: true } },
  { type: 'book', title: 'Day', issued: [2020, 5, 4] },
];

async function samples(): Promise<readonly BibliographicData[]> {
  const folder = new URL('../../../fixtures/bibliographies/bibtex/', import.meta.url);
  const texts = await Promise.all(
    ['biblatex-csl.json', 'bibtex-csl.json'].map((name) => readFile(new URL(name, folder), 'utf8')),
  );
  return texts.flatMap((text) =>
    (JSON.parse(text) as readonly Record<string, unknown>[]).map((item) => {
      const { 'citation-key': _key, ...data } = fromCslItem(item).bibliographic;
      return withBodies(data);
    }),
  );
}

/** A name of one part is read as a body's. */
function withBodies(data: BibliographicData): BibliographicData {
  const author = data.author?.map((name) =>
    name.family !== undefined && name.given === undefined ? { literal: name.family } : name,
  );
  return author === undefined ? data : { ...data, author };
}

describe('what is written and read again', () => {
  it.each(['biblatex', 'bibtex', 'csl-json'] as const)('loses no field in %s', async (form) => {
    const data = [everything, ...dated, ...(await samples())];
    expect((await writeAndRead(data, form)).data).toEqual(data);
  });

  it('is the same text each time', async () => {
    for (const form of ['biblatex', 'bibtex', 'ris', 'csl-json'] as const) {
      expect((await writeAndRead([everything], form)).text).toBe((await writeAndRead([everything], form)).text);
    }
  });

  it('keeps in RIS what RIS has tags for', async () => {
    const article: BibliographicData = {
      type: 'article-journal',
      title: 'A title',
      author: [people[0] ?? {}, people[1] ?? {}, people[3] ?? {}],
      editor: [{ family: 'Okafor', given: 'Ngozi', suffix: 'Jr.' }],
      translator: [{ family: 'Li', given: 'Wei' }],
      'collection-editor': [{ family: 'Ray', given: 'S.' }],
      'container-title': 'Journal of Titles',
      'container-title-short': 'J. Titles',
      'collection-title': 'Series of Journals',
      issued: [2020, 5, 4],
      accessed: [2021, 1, 2],
      volume: '3',
      issue: '4',
      number: 'e17',
      page: '12-19',
      DOI: '10.1234/abc',
      URL: 'https://example.org/a',
      ISSN: '1234-5678',
      PMID: '12345678',
      PMCID: 'PMC12345',
      abstract: 'What it says.',
      keyword: 'bees, honey',
      note: 'A note.',
      annote: 'An annotation.',
      publisher: 'Press',
      'publisher-place': 'Oslo',
      language: 'en',
      edition: '2',
      genre: 'Review',
      archive: 'Archive',
      archive_location: 'Box 3',
      'call-number': 'QA 1',
      source: 'Database',
      'title-short': 'A',
      section: 'B',
      'number-of-volumes': '7',
      'number-of-pages': '300',
      'original-title': 'Ein Titel',
      'reviewed-title': 'Another',
    };
    const book: BibliographicData = {
      type: 'book',
      title: 'A book',
      ISBN: '978-3-16-148410-0',
      'collection-title': 'Series',
      'collection-number': '12',
    };
    const data = [article, book, ...dated];
    expect((await writeAndRead(data, 'ris')).data).toEqual(data);
  });
});

describe('a file for LaTeX', () => {
  it('has no character that LaTeX takes for its own', async () => {
    const { text } = await writeAndRead([everything], 'biblatex');
    expect(text).toContain(
      String.raw`title = {A \{brace\}, \textbackslash{} back\_slash, \$5 \& 10\% \#1 \textasciitilde{} \textasciicircum{} \textit{{Homo} sapiens} in {NASA’s} “{Übergröße}” – naïve — 中文}`,
    );
    // What has a field of BibLaTeX's own is said there alone.
    for (const field of ['title', 'issued', 'issuedas', 'abstract', 'publisher', 'page']) {
      expect(text).not.toContain(`csl-${field} =`);
    }
  });

  it('keeps capitals that mean something, bodies whole and lists unsplit', async () => {
    const { text } = await writeAndRead(
      [
        {
          type: 'book',
          title: 'Deep learning for NASA in Norway',
          author: [{ literal: 'Simon and Sons' }],
          publisher: 'Simon and Schuster',
          language: 'en',
        },
        { type: 'book', title: 'A Survey of Deep Learning for mRNA Design' },
      ],
      'biblatex',
    );
    expect(text).toContain('title = {Deep learning for {NASA} in {Norway}}');
    expect(text).toContain('author = {{Simon and Sons}}');
    expect(text).toContain('publisher = {{Simon and Schuster}}');
    expect(text).toContain('title = {A Survey of Deep Learning for {mRNA} Design}');
  });

  it('is ASCII for BibTeX where LaTeX has commands', async () => {
    const { text } = await writeAndRead(
      [{ type: 'book', title: 'Über Łódź', author: [{ family: 'Çelik', given: 'Şükrü' }], issued: [2020, 5] }],
      'bibtex',
    );
    expect(text).toContain(String.raw`title = {{\"U}ber {{\L}{\'o}d{\'z}}}`);
    expect(text).toContain(String.raw`author = {{\c{C}}elik, {\c{S}}{\"u}kr{\"u}}`);
    expect(text).toContain('year = {2020},\n  month = may,');
    expect(/^[\p{ASCII}]*$/u.test(text)).toBe(true);
  });
});
