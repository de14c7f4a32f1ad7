import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import { openWindow } from '#test/support/open-live-project.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { startZoteroServer } from '#test/support/zotero-server.ts';

/** A project, and a folder beside it with these files. */
async function projectWith(files: Readonly<Record<string, string>>, environment: Record<string, string> = {}) {
  const home = await tempFolder();
  const [folder, papers] = [join(home, 'project'), join(home, 'papers')];
  const window = await openWindow(folder, { environment: { HOME: home, ...environment } });
  await window.ask('project.create', { folder });
  await mkdir(papers);
  const write = (name: string, text: string) => writeFile(join(papers, name), text);
  for (const [name, text] of Object.entries(files)) await write(name, text);
  const sourceNamed = async (fileName: string) => {
    const { sources } = await window.ask('library.list', { folder });
    const found = sources.find((source) => source.fileName === fileName);
    if (found === undefined) throw new Error(`no source ${fileName}`);
    return found;
  };
  return { ...window, folder, papers, write, sourceNamed };
}

const note = (title: string) => `# ${title}\n\nThis is what the paper on the matter says, in a sentence.\n`;
const bees = 'On the keeping of bees in cold countries';

describe('a bibliography that is imported', () => {
  it('gives sources its data: by the file an entry names, or by who wrote what; the rest waits', async () => {
    const { ask, folder, papers, sourceNamed } = await projectWith({
      'refs.bib': `@article{okafor2020, author = {Okafor, Ngozi}, title = {Hives}, journal = {Bee Journal}, year = 2020, file = {:hive.md:Markdown}}
@book{smith2019, author = {Smith, Jane}, title = {${bees}}, publisher = {Hive Press}, year = 2019}
@misc{waiting, title = {Nobody has this one}, year = 1999}
@misc{lost, title = {Its file is lost}, file = {:lost.pdf:PDF}}
@misc{broken, title = {`,
      'hive.md': note('Something else altogether'),
      'bees.md': note(bees),
    });
    const { imported, failed, entries } = await ask('library.import', { folder, paths: [papers] });
    expect([imported.length, failed]).toEqual([2, []]);
    expect(entries).toMatchObject({ read: 4, matched: 2, attached: 1, unmatched: 2 });
    expect(entries?.problems).toEqual([
      'The file of the entry “lost” isn’t there: lost.pdf',
      expect.stringMatching(/refs\.bib: Line 5: the entry “broken” was passed over/),
    ]);
    expect((await sourceNamed('hive.md')).bibliographic).toMatchObject({
      type: 'article-journal',
      title: 'Hives',
      'container-title': 'Bee Journal',
      'citation-key': 'okafor2020',
    });
    expect((await sourceNamed('bees.md')).bibliographic).toMatchObject({ type: 'book', publisher: 'Hive Press' });
    const listed = await ask('entries.list', { folder });
    expect(listed.entries.map(({ key, sourceId }) => [key, sourceId !== null])).toEqual([
      ['okafor2020', true],
      ['lost', false],
      ['waiting', false],
      ['smith2019', true],
    ]);
  });

  it('is matched to a source that comes in later', async () => {
    const { ask, folder, papers, write, sourceNamed } = await projectWith({
      'refs.ris': `TY  - JOUR\nTI  - ${bees}\nAU  - Smith, Jane\nPY  - 2019\nER  - \n`,
    });
    const first = await ask('library.import', { folder, paths: [papers] });
    expect(first.entries).toMatchObject({ read: 1, matched: 0, unmatched: 1 });
    await write('later.md', note(bees));
    const second = await ask('library.import', { folder, paths: [join(papers, 'later.md')] });
    expect(second.entries).toMatchObject({ read: 0, matched: 1 });
    expect((await sourceNamed('later.md')).bibliographic.author).toEqual([{ family: 'Smith', given: 'Jane' }]);
  });

  it('never overwrites what a person set, and gives it back when asked', async () => {
    const entry = (year: number, journal: string) =>
      `@article{a, author = {Smith, Jane}, title = {${bees}}, journal = {${journal}}, year = ${String(year)}, note = {Old note}}`;
    const { ask, folder, papers, write, sourceNamed } = await projectWith({ 'bees.md': note(bees) });
    await ask('library.import', { folder, paths: [papers] });
    const { id: sourceId } = await sourceNamed('bees.md');
    await ask('library.edit', { folder, sourceId, changes: { issued: [2001], 'container-title': 'My Journal' } });
    await write('refs.bib', entry(2019, 'Bee Journal'));
    await ask('library.import', { folder, paths: [papers] });
    // Another year than the person's: it is no match by itself.
    const { entries } = await ask('entries.list', { folder });
    const [first] = entries;
    await ask('entries.attach', { folder, entryId: first?.id ?? toId('ent', '000000'), sourceId });
    expect(await sourceNamed('bees.md')).toMatchObject({
      bibliographic: {
        issued: [2001],
        'container-title': 'My Journal',
        note: 'Old note',
        author: [{ family: 'Smith', given: 'Jane' }],
      },
      editedFields: ['issued', 'container-title'],
    });
    // The file changes: what it said before is said anew, without what it says no more.
    await write('refs.bib', entry(2020, 'Bee Weekly').replace(', note = {Old note}', ''));
    await ask('library.import', { folder, paths: [join(papers, 'refs.bib')] });
    expect((await sourceNamed('bees.md')).bibliographic.note).toBeUndefined();
    const given = await ask('library.give-back', { folder, sourceId, fields: ['issued', 'container-title'] });
    expect(given.bibliographic).toMatchObject({ issued: [2020], 'container-title': 'Bee Weekly' });
    await ask('entries.remove', { folder, entryIds: [first?.id ?? toId('ent', '000000')] });
    expect((await sourceNamed('bees.md')).bibliographic).toMatchObject({ type: 'document', title: bees });
    expect((await sourceNamed('bees.md')).bibliographic.issued).toBeUndefined();
  });

  it('leaves other JSON in a folder alone', async () => {
    const { ask, folder, papers } = await projectWith({ 'package.json': '{"name":"x"}', 'bees.md': note(bees) });
    const { imported, skipped, failed, entries } = await ask('library.import', { folder, paths: [papers] });
    expect([imported.length, failed, entries]).toEqual([1, [], undefined]);
    expect(skipped).toEqual([{ path: join(papers, 'package.json'), reason: 'not a kind of file that Heddle reads' }]);
  });
});

describe('the bibliography that is written', () => {
  it('has the keys sources came with, and makes others', async () => {
    const { ask, folder, papers } = await projectWith({
      'refs.bib': `@book{Smith:2019, author = {Smith, Jane}, title = {${bees}}, year = 2019}`,
      'bees.md': note(bees),
      'wasps.md': note('Wasps without a name'),
    });
    await ask('library.import', { folder, paths: [papers] });
    const written = await ask('library.export-bibliography', { folder, form: 'biblatex' });
    expect(written.sources).toBe(2);
    expect(written.text).toMatch(/@book\{Smith:2019,\n {2}author = \{Smith, Jane\},/);
    expect(written.text).toContain('@misc{wasps,');
    expect(await ask('library.export-bibliography', { folder, form: 'ris', isCitedOnly: true })).toEqual({
      text: '',
      sources: 0,
    });
  });
});

describe('Zotero', () => {
  const work = (key: string, title: string) => ({
    key,
    csl: { type: 'article-journal', title, author: [{ family: 'Ray', given: 'S.' }] },
  });

  it('hands over a collection with those in it, and the files of its items', async () => {
    const papers = await tempFolder();
    await writeFile(join(papers, 'ray 1.md'), note('One'));
    await writeFile(join(papers, 'ray 2.md'), note('Two'));
    const file = (name: string) => pathToFileURL(join(papers, name)).href;
    const server = await startZoteroServer({
      collections: [
        {
          key: 'AAAA1111',
          name: 'Bees',
          works: [
            {
              ...work('ITEM0001', 'Ray on hives'),
              extra: 'Citation Key: ray2020\nMore',
              files: [{ key: 'FILE0001', address: file('ray 1.md'), isLinkGiven: true }],
            },
          ],
        },
        {
          key: 'BBBB2222',
          name: 'Wild bees',
          parent: 'AAAA1111',
          works: [{ ...work('ITEM0002', 'Ray on nests'), files: [{ key: 'FILE0002', address: file('ray 2.md') }] }],
        },
        { key: 'CCCC3333', name: 'Wasps', works: [work('ITEM0003', 'Ray on wasps')] },
      ],
    });
    // It is on this machine: being offline doesn't stop it.
    const environment = { HEDDLE_ZOTERO_PORT: String(server.port), HEDDLE_OFFLINE: '1' };
    const { ask, folder } = await projectWith({}, environment);
    expect((await ask('zotero.collections', { folder })).collections).toEqual([
      { key: 'AAAA1111', name: 'Bees', parentKey: null, items: 1 },
      { key: 'BBBB2222', name: 'Wild bees', parentKey: 'AAAA1111', items: 1 },
      { key: 'CCCC3333', name: 'Wasps', parentKey: null, items: 1 },
    ]);
    const report = await ask('zotero.import', { folder, collection: 'bees' });
    expect(report.entries).toMatchObject({ read: 2, matched: 2, attached: 2, problems: [] });
    const { sources } = await ask('library.list', { folder });
    expect(sources.map(({ bibliographic }) => [bibliographic.title, bibliographic['citation-key']])).toEqual([
      ['Ray on hives', 'ray2020'],
      ['Ray on nests', undefined],
    ]);
    expect((await ask('zotero.import', { folder })).entries).toMatchObject({ read: 3, matched: 2 });
    expect((await ask('entries.list', { folder })).entries).toHaveLength(3);
  });

  it('says where the switch is when it refuses or isn’t there', async () => {
    const off = await startZoteroServer({ collections: [], isOn: false });
    const { connection, folder } = await projectWith({}, { HEDDLE_ZOTERO_PORT: String(off.port) });
    const refused = await connection.invoke('zotero.collections', { folder }, { signal: new AbortController().signal });
    expect(refused).toMatchObject({ ok: false, fault: { code: 'zotero-unreachable', whose: 'user' } });
    expect(refused.ok ? '' : refused.fault.message).toContain('Settings → Advanced');
  });
});

describe('a bibliography that comes in anew', () => {
  it('from another place has its entries known again, once it is gone from where it was', async () => {
    const { ask, folder, papers, write } = await projectWith({ 'refs.bib': '@misc{a, title = {First}}' });
    await ask('library.import', { folder, paths: [join(papers, 'refs.bib')] });
    await mkdir(join(papers, 'moved'));
    await write('moved/refs.bib', '@misc{a, title = {Second}}');
    await ask('library.import', { folder, paths: [join(papers, 'moved', 'refs.bib')] });
    const titles = async () => {
      const { entries } = await ask('entries.list', { folder });
      return entries.map(({ bibliographic }) => bibliographic.title);
    };
    // Two files of that name are there: they may be of different works.
    expect(await titles()).toEqual(['First', 'Second']);
    await rm(join(papers, 'refs.bib'));
    await mkdir(join(papers, 'again'));
    await write('again/refs.bib', '@misc{a, title = {Third}}');
    await ask('library.import', { folder, paths: [join(papers, 'again', 'refs.bib')] });
    expect(await titles()).toEqual(['Second', 'Third']);
  });

  it('in a watched folder is read again when it changes', async () => {
    const { ask, folder, papers, write, heard } = await projectWith({ 'refs.bib': '@misc{a, title = {First}}' });
    await ask('library.watch', { folder, path: papers, isOn: true });
    const titles = async () => {
      const { entries } = await ask('entries.list', { folder });
      return entries.map(({ bibliographic }) => bibliographic.title);
    };
    await expect.poll(titles, { timeout: 15_000 }).toEqual(['First']);
    await write('refs.bib', '@misc{a, title = {Changed, and longer than before}}');
    await expect.poll(titles, { timeout: 15_000 }).toEqual(['Changed, and longer than before']);
    expect(heard.map(({ event }) => event.type)).toContain('entries-changed');
  });
});
