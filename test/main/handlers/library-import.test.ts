import { mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openWindow } from '#test/support/open-live-project.ts';
import { startPageServer } from '#test/support/page-server.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const article = `<!doctype html><html lang="en"><head><title>How rivers bend</title></head><body><main><h1>How rivers bend</h1>
<p>A river that runs through flat land wears away its outer bank, and lays down sand on the inner one.</p>
<p>Over the years each bend grows wider, until the river cuts through its neck and leaves a lake behind.</p>
<img src="/picture.png"><script src="/script.js"></script></main></body></html>`;

async function emptyProject(environment: Record<string, string> = {}) {
  const folder = join(await tempFolder(), 'project');
  const window = await openWindow(folder, { environment: { HOME: join(folder, '..'), ...environment } });
  await window.ask('project.create', { folder });
  return window;
}

describe('files that could not be read', () => {
  it('stay in the list with their reason until they are retried or put aside', async () => {
    const { folder, ask } = await emptyProject();
    const [empty, gone] = [join(folder, '..', 'empty.md'), join(folder, '..', 'gone.md')];
    await writeFile(empty, '');
    await ask('library.import', { folder, paths: [empty, gone] });
    const { failures } = await ask('library.list', { folder });
    expect(failures).toMatchObject([
      { path: empty, code: 'file-empty' },
      { path: gone, code: 'file-not-found' },
    ]);
    await writeFile(empty, '# Not empty any more\n\nIt has a sentence now.');
    const retried = await ask('library.retry', { folder, paths: [empty] });
    expect(retried.imported).toMatchObject([{ path: empty }]);
    expect((await ask('library.list', { folder })).failures.map(({ path }) => path)).toEqual([gone]);
    await ask('library.dismiss-failures', { folder, paths: [gone] });
    expect((await ask('library.list', { folder })).failures).toEqual([]);
  });

  it('are told of file by file, with the names of those that are being read', async () => {
    const { folder, ask, heard } = await emptyProject();
    const paths = [join(folder, '..', 'one.md'), join(folder, '..', 'two.md')];
    for (const path of paths) await writeFile(path, `# ${path}\n\nSome words of its own.`);
    await ask('library.import', { folder, paths });
    const started = heard.flatMap(({ event }) => (event.type === 'file-started' ? [event.path] : []));
    expect(started.toSorted()).toEqual(paths);
    expect(heard.map(({ event }) => event.type)).toContain('sources-changed');
  });
});

describe('an import that is cancelled', () => {
  it('is not taken up by the next one', async () => {
    const { folder, ask, connection } = await emptyProject();
    const unwanted = join(folder, '..', 'unwanted.md');
    const wanted = join(folder, '..', 'wanted.md');
    await writeFile(unwanted, '# Unwanted\n\nNobody wants this.');
    await writeFile(wanted, '# Wanted\n\nThis one is wanted.');
    const cancelled = new AbortController();
    cancelled.abort();
    const answer = await connection.invoke(
      'library.import',
      { folder, paths: [unwanted] },
      { signal: cancelled.signal },
    );
    expect(answer).toMatchObject({ ok: false, fault: { code: 'cancelled' } });
    await ask('library.import', { folder, paths: [wanted] });
    const { sources } = await ask('library.list', { folder });
    expect(sources.map(({ origin }) => origin)).toEqual([wanted]);
  });
});

describe('a note', () => {
  it('becomes a source with its title and its words as they were typed, once', async () => {
    const { folder, ask } = await emptyProject();
    const text = 'What Ms. Meyer said on the phone:\n\nThe form takes twenty minutes, and most give up at page 3.';
    const first = await ask('library.import-text', { folder, title: 'Call with Ms. Meyer', text });
    const [imported] = first.imported;
    expect(imported).toMatchObject({ title: 'Call with Ms. Meyer' });
    const again = await ask('library.import-text', { folder, title: 'The same call', text });
    expect(again).toMatchObject({ imported: [], skipped: [{ sourceId: imported?.sourceId }] });
    const { sources } = await ask('library.list', { folder });
    expect(sources).toMatchObject([
      { fileName: 'call-with-ms-meyer.md', mediaType: 'text/markdown', status: 'current' },
    ]);
    const viewed = await ask('library.view', { folder, sourceId: sources[0]!.id });
    expect(viewed.text).toBe(text);
    const { results } = await ask('library.search', { folder, query: 'twenty minutes' });
    expect(results[0]?.sourceId).toBe(imported?.sourceId);
  });
});

describe('a page', () => {
  it('is fetched alone, and kept with its address and the day', async () => {
    const server = await startPageServer({ '/rivers?x=1': { body: article } });
    const { folder, ask } = await emptyProject();
    const { imported } = await ask('library.import-url', { folder, url: `${server.url}/rivers?x=1` });
    expect(imported).toMatchObject([{ title: 'How rivers bend' }]);
    expect(server.asked.map(({ path }) => path)).toEqual(['/rivers?x=1']);
    expect(server.asked[0]?.headers).not.toHaveProperty('cookie');
    const { sources } = await ask('library.list', { folder });
    expect(sources[0]?.bibliographic).toMatchObject({ type: 'webpage', URL: `${server.url}/rivers?x=1` });
    expect(sources[0]?.bibliographic.accessed).toHaveLength(3);
    const kept = await readFile(join(folder, 'sources', `${sources[0]!.contentHash}.html`), 'utf8');
    expect(kept).toBe(article);
  });

  it('may be packed, a PDF, or Markdown that is called plain text', async () => {
    const pdf = await readFile(new URL('../../fixtures/readers/pypdf-crazyones-pdfa.pdf', import.meta.url));
    const server = await startPageServer({
      '/packed': { headers: { 'content-type': 'text/html', 'content-encoding': 'gzip' }, body: gzipSync(article) },
      '/paper': { headers: { 'content-type': 'application/octet-stream' }, body: pdf },
      '/notes.md': { headers: { 'content-type': 'text/plain' }, body: '# Notes\n\nWords of these notes.' },
    });
    const { folder, ask } = await emptyProject();
    for (const path of ['/packed', '/paper', '/notes.md']) {
      await ask('library.import-url', { folder, url: `${server.url}${path}` });
    }
    const { sources } = await ask('library.list', { folder });
    expect(sources.map(({ mediaType }) => mediaType).toSorted()).toEqual([
      'application/pdf',
      'text/html',
      'text/markdown',
    ]);
  });

  it('is followed where it moved, five times at the most, and never into another network', async () => {
    const moved = (location: string) => ({ status: 302, headers: { location } });
    const server = await startPageServer({
      '/rivers': { body: article },
      '/moved': moved('/rivers'),
      '/loop': moved('/loop'),
      '/inward': moved('http://169.254.169.254/latest/meta-data'),
      // The same machine under a name that the person didn't type.
      '/renamed': ({ headers }) => moved(`http://localhost:${headers.host?.split(':')[1]}/rivers`),
      '/file': moved('file:///etc/passwd'),
    });
    const { folder, ask, refuse } = await emptyProject();
    const { imported } = await ask('library.import-url', { folder, url: `${server.url}/moved` });
    expect(imported).toHaveLength(1);
    expect((await ask('library.list', { folder })).sources[0]?.bibliographic.URL).toBe(`${server.url}/rivers`);
    for (const path of ['/loop', '/inward', '/renamed', '/file']) {
      const refused = await refuse('library.import-url', { folder, url: `${server.url}${path}` });
      expect([path, refused]).toMatchObject([path, { ok: false, fault: { code: 'page-unreachable' } }]);
    }
    expect(server.asked.filter(({ path }) => path === '/loop')).toHaveLength(6);
    expect(server.asked.filter(({ path }) => path === '/rivers')).toHaveLength(1);
  });

  it('is refused with words where it is missing, of another kind, too large, or has a password in its address', async () => {
    const server = await startPageServer({
      '/picture': { headers: { 'content-type': 'image/png' }, body: 'PNG' },
      '/large': { headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(21_000_000, 'a')) },
    });
    const { folder, refuse } = await emptyProject();
    const faultOf = async (url: string) => {
      const answer = await refuse('library.import-url', { folder, url });
      return answer.ok ? null : [answer.fault.code, answer.fault.whose];
    };
    expect(await faultOf(`${server.url}/nothing`)).toEqual(['page-unreachable', 'provider']);
    expect(await faultOf(`${server.url}/picture`)).toEqual(['file-type-unsupported', 'user']);
    expect(await faultOf(`${server.url}/large`)).toEqual(['file-too-large', 'user']);
    expect(await faultOf(server.url.replace('//', '//me:secret@'))).toEqual(['wrong-use', 'user']);
    expect(await faultOf('ftp://example.org/file')).toEqual(['wrong-use', 'user']);
  });

  it('is not fetched while Heddle is to stay offline', async () => {
    const server = await startPageServer({ '/rivers': { body: article } });
    const { folder, refuse } = await emptyProject({ HEDDLE_OFFLINE: 'yes' });
    const answer = await refuse('library.import-url', { folder, url: `${server.url}/rivers` });
    expect(answer).toMatchObject({ ok: false, fault: { code: 'offline', whose: 'user' } });
    expect(server.asked).toEqual([]);
  });
});

/** With fewer passages no vectors are made. */
async function projectWithManyPassages() {
  const window = await emptyProject();
  const path = join(window.folder, '..', 'almanac.md');
  const days = Array.from({ length: 400 }, (_, day) => {
    const words = Array.from({ length: 60 }, (_unused, at) => `word${(day * 7 + at * at) % 211}`);
    return `## Day ${day}\n\n${words.join(' ')}.`;
  });
  await writeFile(path, days.join('\n\n'));
  await window.ask('library.import', { folder: window.folder, paths: [path] });
  return window;
}

describe('vectors', () => {
  it('are made beside what comes next, once the words are found', async () => {
    const { folder, ask, hear, heard } = await projectWithManyPassages();
    const answered = heard.length;
    expect(heard.map(({ event }) => event.type)).not.toContain('vectors-projected');
    expect((await ask('library.search', { folder, query: 'word17' })).results).not.toEqual([]);
    await hear('vectors-projected', { from: answered, where: ({ done, total }) => done === total });
  });

  it('are made when the project is opened again, where it was closed before they were', async () => {
    const { folder, host } = await projectWithManyPassages();
    await host.close();
    const again = await openWindow(folder);
    await again.ask('project.read', { folder });
    expect(again.heard.map(({ event }) => event.type)).not.toContain('vectors-projected');
    await again.hear('vectors-projected', { where: ({ done, total }) => done === total });
  });
});

describe('a folder that is watched', () => {
  it('brings in what appears and changes; evidence moves with its words, and what vanished is marked', async () => {
    const { folder, ask, hear, heard } = await emptyProject();
    const watched = join(folder, '..', 'papers');
    const file = join(watched, 'harbour.md');
    await mkdir(watched);
    await ask('library.watch', { folder, path: watched, isOn: true });
    expect((await ask('library.list', { folder })).watched).toEqual([{ path: watched, isThere: true }]);
    const stays = 'The harbour was dredged in 1962 to let larger ships in.';
    const goes = 'Fishing ended there in 1980.';
    await writeFile(file, `# The harbour\n\n${stays}\n\n${goes}\n`);
    const came = await hear('source-imported', { where: ({ path }) => path === file });
    const { text } = await ask('library.view', { folder, sourceId: came.sourceId });
    const add = (words: string) => {
      const charStart = text.indexOf(words);
      return ask('evidence.add', { folder, sourceId: came.sourceId, charStart, charEnd: charStart + words.length });
    };
    const staying = (await add(stays)).evidence;
    const going = (await add(goes)).evidence;

    let from = heard.length;
    await writeFile(file, `# The harbour\n\nA preface was put before it.\n\n${stays}\n`);
    const newer = await hear('source-imported', { from, where: ({ path }) => path === file });
    await hear('evidence-changed', { from });
    const { sources } = await ask('library.list', { folder });
    expect(new Map(sources.map(({ id, status }) => [id, status]))).toEqual(
      new Map([
        [came.sourceId, 'changed'],
        [newer.sourceId, 'current'],
      ]),
    );
    const { evidence } = await ask('evidence.list', { folder });
    const byId = new Map(evidence.map((each) => [each.id, each]));
    expect(byId.get(staying.id)).toMatchObject({
      quotes: [{ sourceId: newer.sourceId, exact: stays }],
      quoteStates: ['moved'],
    });
    expect(byId.get(going.id)).toMatchObject({
      quotes: [{ sourceId: came.sourceId, exact: goes }],
      quoteStates: ['vanished'],
    });
    const now = (await ask('library.view', { folder, sourceId: newer.sourceId })).text;
    const [quote] = byId.get(staying.id)!.quotes;
    expect(now.slice(quote!.charStart, quote!.charEnd)).toBe(stays);

    from = heard.length;
    await rm(file);
    await hear('sources-changed', { from });
    const after = await ask('library.list', { folder });
    expect(after.sources.find(({ id }) => id === newer.sourceId)?.status).toBe('missing');
    expect((await ask('evidence.list', { folder })).evidence).toHaveLength(2);
  });

  it('is looked through again when the project is opened, and only what changed is taken up', async () => {
    const { folder, ask, host } = await emptyProject();
    const watched = join(folder, '..', 'papers');
    await mkdir(watched);
    const old = new Date(Date.UTC(2025, 0, 1));
    const write = async (name: string, text: string) => {
      await writeFile(join(watched, name), text);
      await utimes(join(watched, name), old, old);
    };
    for (const name of ['one.md', 'two.md', 'three.md']) await write(name, `# ${name}\n\nWhat ${name} says.`);
    await ask('library.watch', { folder, path: watched, isOn: true });
    const opened = host.project(folder);
    if (!opened.ok) throw new Error(opened.fault.message);
    while (opened.value.store.seenFile(join(watched, 'two.md')) === null) await new Promise(setImmediate);
    await host.close();
    await write('two.md', '# two.md\n\nWhat it says now is something else.');
    await rm(join(watched, 'one.md'));
    const again = await openWindow(folder);
    await again.ask('project.read', { folder });
    const came = await again.hear('source-imported');
    expect(came.path).toBe(join(watched, 'two.md'));
    await again.hear('words-projected');
    const { sources } = await again.ask('library.list', { folder });
    expect(sources.map(({ fileName, status }) => `${fileName} ${status}`).toSorted()).toEqual([
      'one.md missing',
      'three.md current',
      'two.md changed',
      'two.md current',
    ]);
    expect(again.heard.map(({ event }) => event.type)).not.toContain('file-skipped');
  });
});
