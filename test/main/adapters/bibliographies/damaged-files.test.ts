import { describe, expect, it } from 'vitest';
import { bibliographyFiles } from '#main/adapters/bibliographies/index.ts';

async function read(fileName: string, content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const answer = await bibliographyFiles.read({ fileName, bytes });
  if (!answer.ok) throw new Error(answer.fault.message);
  const { entries, problems } = answer.value;
  return { entries, problems, titles: entries.map(({ bibliographic }) => bibliographic.title) };
}

describe('a BibTeX file with broken entries', () => {
  it('loses those alone, and says where each is and why', async () => {
    const { titles, problems } = await read(
      'refs.bib',
      [
        '@article{first, title = {First}}',
        '@book{open, title = {Never closed',
        '@article{second, title = {Second}}',
        '@misc{nameless, = {x}}',
        '@misc{unfinished, title = "no end}',
        '@article{third,',
        '  title = {Third}',
        '}',
      ].join('\n'),
    );
    expect(titles).toEqual(['First', 'Second', 'Third']);
    expect(problems).toEqual([
      'Line 2: the entry “open” was passed over, because it never ends. A closing brace or a quotation mark is missing.',
      'Line 4: the entry “nameless” was passed over, because a field in it has no name or no value.',
      'Line 5: the entry “unfinished” was passed over, because it never ends. A closing brace or a quotation mark is missing.',
    ]);
  });

  it('says where a brace too many cuts an entry short', async () => {
    const { titles, problems } = await read(
      'refs.bib',
      '@book{a,\n  title = {A}},\n  year = {2020}\n}\n@book{b, title={B}}',
    );
    expect(titles).toEqual(['A', 'B']);
    expect(problems).toEqual([
      'Line 2: there are fields outside of any entry. A brace too many ends the entry “a” before them; only what stands before it was read.',
    ]);
  });
});

describe('a BibTeX file', () => {
  it('has macros, joined values, comments, both delimiters and repeated fields read', async () => {
    const { entries, problems } = await read(
      'refs.bib',
      String.raw`@comment{ @book{hidden, title={No}} }
% @misc is only mentioned here
@preamble{"\newcommand{\x}{y}"}
@STRING(acm = "ACM " # {Press})
@Book(one, title = "A " # {{B}} # " C", publisher = acm, year = 2020, month = "10~" # jan)
@misc{two, title = {Two}, note = {}, note = {kept}, journal = undefinedmacro}`,
    );
    expect(problems).toEqual([]);
    expect(entries.map(({ bibliographic }) => bibliographic)).toMatchObject([
      { title: 'A B C', publisher: 'ACM Press', issued: [2020, 1, 10] },
      { title: 'Two', note: 'kept', 'container-title': 'undefinedmacro' },
    ]);
    expect(entries[0]?.raw).toMatch(/^@Book\(one,.*jan\)$/s);
  });

  it('is read in the encodings that programs wrote', async () => {
    const text = '@book{a, title={Größe}}';
    expect((await read('refs.bib', Buffer.from(text, 'latin1'))).titles).toEqual(['Größe']);
    expect((await read('refs.bib', Buffer.from(`\ufeff${text}`, 'utf16le'))).titles).toEqual(['Größe']);
    expect((await read('refs.bib', `\ufeff${text}`)).titles).toEqual(['Größe']);
  });

  it('names its files as JabRef, Zotero and others write them', async () => {
    const { entries } = await read(
      'refs.bib',
      String.raw`@misc{jabref, file = {:papers/a.pdf:PDF;Notes:b\:c.txt:Text}}
@misc{zotero, file = {Full Text:files/12/Smith - 2020.pdf:application/pdf;Snapshot:files/13/x.html:text/html}}
@misc{plain, file = {/home/me/a_b.pdf}}
@misc{windows, file = {C:\papers\a.pdf}}
@misc{mendeley, file = {:C$\backslash$:/Users/me/a.pdf:pdf}}
@misc{url, file = {file:///home/me/a%20b.pdf}}`,
    );
    expect(entries.map(({ key, files }) => [key, files])).toEqual([
      ['jabref', ['papers/a.pdf', 'b:c.txt']],
      ['zotero', ['files/12/Smith - 2020.pdf', 'files/13/x.html']],
      ['plain', ['/home/me/a_b.pdf']],
      ['windows', [String.raw`C:\papers\a.pdf`]],
      ['mendeley', ['C:/Users/me/a.pdf']],
      ['url', ['file:///home/me/a%20b.pdf']],
    ]);
  });
});

describe('CSL-JSON', () => {
  it('is one item, a list, or a list under items; other JSON is refused', async () => {
    const item = { id: 'a', type: 'book', title: 'A', issued: { 'date-parts': [['2020', '5']] }, event: 'Fair' };
    for (const json of [item, [item], { items: [item] }]) {
      const { entries } = await read('refs.json', JSON.stringify(json));
      expect(entries).toMatchObject([
        { key: 'a', bibliographic: { title: 'A', issued: [2020, 5], 'event-title': 'Fair' } },
      ]);
    }
    const answer = await bibliographyFiles.read({ fileName: 'package.json', bytes: Buffer.from('{"name":"x"}') });
    expect(answer).toMatchObject({ ok: false, fault: { code: 'file-type-unsupported' } });
  });

  it('loses only what is no item in it', async () => {
    const { titles, problems } = await read('refs.json', '[{"type":"book","title":"A"}, 7, {"x":1}]');
    expect(titles).toEqual(['A']);
    expect(problems).toEqual([
      'Item 2 was passed over, because it is no item of CSL-JSON.',
      'Item 3 was passed over, because it is no item of CSL-JSON.',
    ]);
  });
});

describe('a RIS file', () => {
  it('names its files, and not the pages on the web', async () => {
    const { entries } = await read(
      'refs.ris',
      'TY  - JOUR\r\nTI  - A\r\nL1  - file:///a.pdf\r\nL1  - https://example.org/b.pdf\r\nUR  - file:///c.pdf\r\nER  - \r\n',
    );
    expect(entries).toMatchObject([{ files: ['file:///a.pdf', 'file:///c.pdf'] }]);
    expect(entries[0]?.bibliographic.URL).toBeUndefined();
  });
});

describe('a file of PubMed', () => {
  it('is read to its last record, with lines that go on', async () => {
    const { entries } = await read(
      'refs.nbib',
      `PMID- 12345678
IS  - 1234-5678 (Electronic)
VI  - 4
IP  - 2
DP  - 2020 May 4
TI  - Bees in winter keep
      warm.
PG  - 12-9
LID - 10.1234/abc [doi]
FAU - Smith, Jane
FAU - van Dam, Ada
CN  - Bee Society
LA  - eng
JT  - Journal of bees
TA  - J Bees
PMC - PMC999

PMID- 2
TI  - Another.
DP  - 2019 Winter
`,
    );
    expect(entries.map(({ key, bibliographic }) => [key, bibliographic])).toEqual([
      [
        'pmid12345678',
        {
          type: 'article-journal',
          title: 'Bees in winter keep warm',
          author: [
            { family: 'Smith', given: 'Jane' },
            { family: 'Dam', given: 'Ada', 'non-dropping-particle': 'van' },
            { literal: 'Bee Society' },
          ],
          'container-title': 'Journal of bees',
          'container-title-short': 'J Bees',
          issued: [2020, 5, 4],
          volume: '4',
          issue: '2',
          page: '12-9',
          DOI: '10.1234/abc',
          ISSN: '1234-5678',
          PMCID: 'PMC999',
          PMID: '12345678',
          language: 'en',
        },
      ],
      ['pmid2', { type: 'article-journal', title: 'Another', issued: [2019], issuedAs: { season: 4 }, PMID: '2' }],
    ]);
  });
});
