import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { BibliographicData, Name } from '#shared/domain/source.ts';
import { fromCslItem } from '#shared/text/from-csl-item.ts';
import { bibliographyFiles } from '#main/adapters/bibliographies/index.ts';

const folder = new URL('../../../fixtures/bibliographies/', import.meta.url);

async function read(name: string) {
  const answer = await bibliographyFiles.read({ fileName: name, bytes: await readFile(new URL(name, folder)) });
  if (!answer.ok) throw new Error(answer.fault.message);
  return answer.value;
}

async function readJson<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(new URL(name, folder), 'utf8')) as T;
}

type Item = Record<string, unknown>;

/** Bodies have one name, and languages a code: that is how Heddle keeps what the samples keep otherwise. */
function comparable({ 'citation-key': _key, language, ...data }: BibliographicData) {
  const sameBody = (name: Name) =>
    Object.keys(name).length === 1 && name.family !== undefined ? { literal: name.family } : name;
  const { author, ...rest } = data;
  return {
    ...rest,
    ...(author !== undefined && { author: author.map(sameBody) }),
    hasLanguage: language !== undefined,
  };
}

/** Where Heddle reads more out of a file than the samples' makers do, or holds to BibLaTeX's manual. */
const readOtherwise: Readonly<Record<string, string>> = {
  'nameparts.bib 1': 'the given name “A=B” is kept',
  'nameparts.bib 4': 'a capital begins no particle',
  'a-complete-inproceedings.bib 0': 'a number beside a series is the number in the series',
};

describe('the samples of citation-js', async () => {
  const cases = await readJson<readonly { file: string; expected: readonly Item[] | null }[]>('bibtex/expected.json');
  it.each(cases)('$file is read as they say', async ({ file, expected }) => {
    const { entries, problems } = await read(`bibtex/${file}`);
    expect(problems).toEqual([]);
    expect(entries.length).toBeGreaterThan(0);
    if (expected === null) return;
    expect(entries.map(({ key }) => key)).toEqual(expected.map((item) => item['citation-key']));
    for (const [at, item] of expected.entries()) {
      if (`${file} ${String(at)}` in readOtherwise) continue;
      const wanted = fromCslItem(item).bibliographic;
      expect(comparable(entries[at]?.bibliographic ?? { type: '', title: '' })).toEqual(comparable(wanted));
    }
  });

  it('have every entry of the long file read', async () => {
    const { entries, problems } = await read('bibtex/biblatex-output.bib');
    expect(problems).toEqual([]);
    const text = await readFile(new URL('bibtex/biblatex-output.bib', folder), 'utf8');
    expect(entries.length).toBe(text.match(/^@/gm)?.length);
    expect(entries.every(({ raw, bibliographic }) => raw.startsWith('@') && bibliographic.title !== '')).toBe(true);
  });
});

describe('the samples of rispy', async () => {
  const names = (await readdir(new URL('ris/', folder))).toSorted();
  it('are read to their last record', async () => {
    const counts = await Promise.all(
      names.map(async (name) => {
        const { entries, problems } = await read(`ris/${name}`);
        return [name, entries.length, problems.length];
      }),
    );
    expect(counts).toEqual([
      ['example_basic.ris', 1, 0],
      ['example_bom.ris', 1, 0],
      ['example_custom_list_tags.ris', 1, 0],
      ['example_empty_tag.ris', 1, 0],
      ['example_extraneous_data.ris', 2, 0],
      ['example_full.ris', 2, 0],
    ]);
  });

  it('keep what tags say that come again, are empty or go on in the next line', async () => {
    const [custom] = (await read('ris/example_custom_list_tags.ris')).entries;
    expect(custom?.bibliographic).toMatchObject({
      author: [
        { family: 'Marx', given: 'Karl' },
        { family: 'Marxus', given: 'Karlus' },
      ],
      ISSN: '12345, ABCDEFG, 666666',
    });
    const [empty] = (await read('ris/example_empty_tag.ris')).entries;
    expect(empty?.bibliographic).toMatchObject({
      author: [{ family: 'Fanning', given: 'E.' }],
      DOI: '10.1177/2325967120950040',
      keyword: 'athlete, biomechanics, bone remodeling',
      issued: [2020],
    });
    expect(empty?.bibliographic.page).toBeUndefined();
    expect(empty?.bibliographic.abstract).toMatch(/repetition\. Outcome measures are valuable/);
    const [bom] = (await read('ris/example_bom.ris')).entries;
    expect(bom?.bibliographic.DOI).toBe('10.1186/s40981-020-0316-0');
    expect(
      (await read('ris/example_extraneous_data.ris')).entries.map(({ bibliographic }) => bibliographic.title),
    ).toEqual(['Title of reference', 'The title of the reference']);
  });
});
