import { readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import { openLiveProject, openWindow } from '#test/support/open-live-project.ts';
import { startPageServer } from '#test/support/page-server.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/readers/', import.meta.url));

async function projectOf(files: Readonly<Record<string, string>>, environment: Record<string, string> = {}) {
  const folder = join(await tempFolder(), 'project');
  const window = await openWindow(folder, { environment: { HOME: join(folder, '..'), ...environment } });
  await window.ask('project.create', { folder });
  const paths: string[] = [];
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, '..', name);
    await writeFile(path, text);
    paths.push(path);
  }
  if (paths.length > 0) await window.ask('library.import', { folder, paths });
  const { sources } = await window.ask('library.list', { folder });
  const idOf = (title: string) => {
    const found = sources.find(({ bibliographic }) => bibliographic.title === title);
    if (found === undefined) throw new Error(`no source is called ${title}`);
    return found.id;
  };
  return { ...window, idOf };
}

describe('the list of the library', () => {
  it('is by title, whatever its case, with passages and evidence counted', async () => {
    const { folder, ask, idOf } = await projectOf({
      'b.md': '# beta\n\nThe second one has words.',
      'a.md': '# Alpha\n\nThe first one has words too.',
      'c.md': '# Gamma\n\nThe third.',
    });
    await ask('evidence.add', { folder, sourceId: idOf('Alpha'), charStart: 9, charEnd: 30 });
    const { sources } = await ask('library.list', { folder });
    expect(sources.map(({ bibliographic, passages, evidence }) => [bibliographic.title, passages, evidence])).toEqual([
      ['Alpha', 1, 1],
      ['beta', 1, 0],
      ['Gamma', 1, 0],
    ]);
  });
});

describe('the file that a source came from', () => {
  it('is whole, changed or missing, and its text is shown all the same', async () => {
    const { folder, ask, idOf } = await projectOf({ 'a.md': '# Alpha\n\nThe first one has words.' });
    const look = async () => {
      const { original, text } = await ask('library.view', { folder, sourceId: idOf('Alpha') });
      expect(text).toContain('The first one has words.');
      return original;
    };
    expect(await look()).toBe('whole');
    const sources = join(folder, 'sources');
    const name = (await readdir(sources)).find((each) => each.endsWith('.md')) ?? '';
    await writeFile(join(sources, name), '# Alpha\n\nThe first one has worms, and more.');
    expect(await look()).toBe('changed');
    await rm(join(sources, name));
    expect(await look()).toBe('missing');
  });
});

describe('a search', () => {
  it('marks the words it went by, in German and in Chinese too', async () => {
    const { folder, ask } = await projectOf({
      'de.md': '# Zugriff\n\nDie Zugriffsrechte der Benutzer werden jährlich geprüft, und alte Rechte werden entzogen.',
      'zh.md': '# 城市\n\n这座城市的公共交通系统每天运送两百万乘客，地铁是其中最重要的部分。',
    });
    const marked = async (query: string) => {
      const { results } = await ask('library.search', { folder, query });
      return results.map(({ text, marks }) => marks.map(({ start, end }) => text.slice(start, end)));
    };
    expect((await marked('Zugriffsrecht des Benutzers')).flat()).toEqual(['Zugriffsrechte', 'Benutzer', 'Rechte']);
    expect((await marked('公共交通')).flat()).toEqual(['公共交通']);
  });
});

describe('bibliographic data', () => {
  it('is changed field by field, and only to what such a field may hold', async () => {
    const { folder, ask, refuse, idOf } = await projectOf({ 'a.md': '# Alpha\n\nSome words.' });
    const sourceId = idOf('Alpha');
    const { bibliographic } = await ask('library.edit', {
      folder,
      sourceId,
      changes: {
        title: '  The alphabet ',
        type: 'book',
        author: [{ family: 'Meyer', given: ' Ada ' }, { family: '', given: '' }, { literal: 'The Society' }],
        issued: [2024, 2, 29],
        DOI: 'https://doi.org/10.1234/abc.5',
        publisher: '',
      },
    });
    expect(bibliographic).toMatchObject({
      title: 'The alphabet',
      type: 'book',
      author: [{ family: 'Meyer', given: 'Ada' }, { literal: 'The Society' }],
      issued: [2024, 2, 29],
      DOI: '10.1234/abc.5',
    });
    expect(bibliographic).not.toHaveProperty('publisher');
    const without = await ask('library.edit', { folder, sourceId, changes: { author: null, issued: null } });
    expect(without.bibliographic).not.toHaveProperty('author');
    for (const changes of [
      { title: ' ' },
      { title: null },
      { issued: [2023, 2, 29] },
      { issued: [2023, 13] },
      { URL: 'javascript:alert(1)' },
      { DOI: 'abc' },
      { author: 'Meyer' },
      { colour: 'red' },
    ]) {
      const refused = await refuse('library.edit', { folder, sourceId, changes });
      expect([changes, refused]).toMatchObject([changes, { ok: false, fault: { code: 'wrong-use', whose: 'user' } }]);
    }
    const { source } = await ask('library.view', { folder, sourceId });
    expect(source.bibliographic).toEqual(without.bibliographic);
  });

  it('is looked up by DOI, first at Crossref, then at the resolver, and changes nothing by itself', async () => {
    const server = await startPageServer({
      '/works/10.1234/abc': {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          status: 'ok',
          message: {
            DOI: '10.1234/abc',
            type: 'journal-article',
            title: ['On <i>bending</i> rivers'],
            author: [{ family: 'Meyer', given: 'Ada', sequence: 'first' }, { name: 'The River Society' }],
            issued: { 'date-parts': [[2021, 5]] },
            'container-title': ['Journal of Rivers'],
            abstract: '<jats:p>Rivers bend &amp; cut.</jats:p>',
          },
        }),
      },
      '/resolve/10.5555/data.1': (request) => ({
        status: request.headers.accept === 'application/vnd.citationstyles.csl+json' ? 200 : 406,
        body: JSON.stringify({
          type: 'dataset',
          title: 'Depths of lakes',
          author: [{ literal: 'Lake Office' }],
          issued: { 'date-parts': [['2019']] },
        }),
      }),
    });
    const { folder, ask, refuse, idOf } = await projectOf(
      { 'a.md': '# Alpha\n\nSome words.' },
      { HEDDLE_DOI_WORKS_URL: `${server.url}/works/`, HEDDLE_DOI_RESOLVER_URL: `${server.url}/resolve/` },
    );
    const sourceId = idOf('Alpha');
    const found = await ask('library.look-up', { folder, sourceId, doi: ' doi:10.1234/abc. ' });
    expect(found.bibliographic).toEqual({
      type: 'article-journal',
      title: 'On bending rivers',
      author: [{ family: 'Meyer', given: 'Ada' }, { literal: 'The River Society' }],
      issued: [2021, 5],
      'container-title': 'Journal of Rivers',
      DOI: '10.1234/abc',
      abstract: 'Rivers bend & cut.',
    });
    const data = await ask('library.look-up', { folder, sourceId, doi: '10.5555/data.1' });
    expect(data.bibliographic).toMatchObject({ type: 'dataset', title: 'Depths of lakes', issued: [2019] });
    expect(await refuse('library.look-up', { folder, sourceId, doi: '10.5555/nothing' })).toMatchObject({
      fault: { code: 'page-unreachable' },
    });
    expect(await refuse('library.look-up', { folder, sourceId, doi: 'what is this' })).toMatchObject({
      fault: { code: 'wrong-use' },
    });
    const { source } = await ask('library.view', { folder, sourceId });
    expect(source.bibliographic.title).toBe('Alpha');
  });

  it('is not looked up while Heddle is to stay offline', async () => {
    const server = await startPageServer({});
    const environment = { HEDDLE_OFFLINE: '1', HEDDLE_DOI_WORKS_URL: `${server.url}/works/` };
    const { folder, refuse, idOf } = await projectOf({ 'a.md': '# Alpha\n\nSome words.' }, environment);
    const answer = await refuse('library.look-up', { folder, sourceId: idOf('Alpha'), doi: '10.1234/abc' });
    expect(answer).toMatchObject({ fault: { code: 'offline' } });
    expect(server.asked).toEqual([]);
  });
});

describe('a source that is removed', () => {
  const files = {
    'a.md': '# Alpha\n\nThe lighthouse stands on a rock of granite.',
    'b.md': '# Beta\n\nThe lighthouse keeper lived there with his dog.',
  };

  it('is found no more, and its original is gone; evidence from it keeps its words and is marked', async () => {
    const { folder, host, ask, idOf } = await projectOf(files);
    const sourceId = idOf('Alpha');
    const { evidence } = await ask('evidence.add', { folder, sourceId, charStart: 7, charEnd: 50 });
    expect((await ask('library.search', { folder, query: 'lighthouse' })).results).toHaveLength(2);
    expect(await ask('library.remove', { folder, sourceIds: [sourceId] })).toEqual({ removed: 1 });
    const { results } = await ask('library.search', { folder, query: 'lighthouse' });
    expect(results.map(({ title }) => title)).toEqual(['Beta']);
    expect((await ask('library.list', { folder })).sources.map(({ bibliographic }) => bibliographic.title)).toEqual([
      'Beta',
    ]);
    expect((await readdir(join(folder, 'sources'))).filter((name) => name.endsWith('.md'))).toHaveLength(1);
    expect((await ask('evidence.list', { folder })).evidence).toMatchObject([
      { id: evidence.id, quotes: evidence.quotes, quoteStates: ['vanished'] },
    ]);
    const opened = host.project(folder);
    expect(opened.ok && (await opened.value.index.count()).words).toBe(1);
  });

  it('leaves nothing in the index, also where Heddle was killed between the two', async () => {
    const { folder, host, idOf } = await projectOf(files);
    const sourceId = idOf('Alpha');
    await host.close();
    // What a kill right after the transaction leaves behind.
    const opened = openProjectStore({ folder, create: false, clock: { nowMs: () => 0 } });
    if (!opened.ok) throw new Error(opened.fault.message);
    expect(opened.value.store.removeSources([sourceId])).toBe(1);
    opened.value.store.close();
    const again = await openWindow(folder);
    const { results } = await again.ask('library.search', { folder, query: 'lighthouse' });
    expect(results.map(({ title }) => title)).toEqual(['Beta']);
    const project = again.host.project(folder);
    expect(project.ok && (await project.value.index.count()).words).toBe(1);
    expect(project.ok && project.value.store.removedPassages(10)).toEqual([]);
  });

  it('can come back, and is found again', async () => {
    const { folder, ask, idOf } = await projectOf(files);
    await ask('library.remove', { folder, sourceIds: [idOf('Alpha')] });
    await ask('library.import', { folder, paths: [join(folder, '..', 'a.md')] });
    const { results } = await ask('library.search', { folder, query: 'granite' });
    expect(results.map(({ sourceId }) => sourceId)).toEqual([idOf('Alpha')]);
  });
});

describe('the boxes of words in a PDF', () => {
  it('lie on their page, one for each line, and are narrower for a part of a line', async () => {
    const { folder, ask } = await projectOf({});
    await ask('library.import', { folder, paths: [resolve(fixtures, 'pypdf-crazyones-pdfa.pdf')] });
    const [source] = (await ask('library.list', { folder })).sources;
    const sourceId = source!.id;
    const { text } = await ask('library.view', { folder, sourceId });
    const boxesOf = async (words: string) => {
      const charStart = text.indexOf(words);
      expect(charStart).toBeGreaterThanOrEqual(0);
      const spans = [{ charStart, charEnd: charStart + words.length }];
      return (await ask('library.boxes', { folder, sourceId, spans })).boxes;
    };
    const whole = await boxesOf(text.slice(text.indexOf('The round pegs'), text.indexOf('The round pegs') + 30));
    const [part] = await boxesOf('round');
    expect(whole).toHaveLength(1);
    expect(part).toMatchObject({ span: 0, page: 1 });
    expect(part!.width).toBeLessThan(whole[0]!.width / 2);
    expect(part!.x).toBeGreaterThan(whole[0]!.x);
    expect(part!.y).toBeCloseTo(whole[0]!.y, 1);
    const all = await ask('library.boxes', { folder, sourceId, spans: [{ charStart: 0, charEnd: text.length }] });
    const rows = new Set(all.boxes.map(({ y }) => Math.round(y)));
    expect(all.boxes.length).toBeLessThanOrEqual(rows.size * 2);
    expect(all.boxes.length).toBeGreaterThan(5);
  });

  it('are none for a source without pages', async () => {
    const { folder, ask } = await openLiveProject(['product-users.md']);
    const [source] = (await ask('library.list', { folder })).sources;
    const spans = [{ charStart: 0, charEnd: 20 }];
    expect(await ask('library.boxes', { folder, sourceId: source!.id, spans })).toEqual({ boxes: [] });
  });
});
