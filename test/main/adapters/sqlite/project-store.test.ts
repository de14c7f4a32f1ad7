import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import { migrate, schemaVersion } from '#main/adapters/sqlite/migrate.ts';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import { firstSchema } from '#main/adapters/sqlite/migrations/0001-first-schema.ts';
import { evidenceOf, itemOf, outlineOf, sourceOf } from '#test/support/sample-values.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const clock = { nowMs: () => Date.UTC(2026, 0, 1) };

function open(folder: string, create: boolean) {
  const opened = openProjectStore({ folder, create, clock });
  if (!opened.ok) throw new Error(opened.fault.message);
  let isOpen = true;
  const close = () => {
    if (isOpen) opened.value.store.close();
    isOpen = false;
  };
  onTestFinished(close);
  return { ...opened.value, close };
}

describe('project store', () => {
  it('gives back what was stored after it was closed and opened again', async () => {
    const folder = await tempFolder();
    const first = open(folder, true);
    const ingested = sourceOf(['One paragraph with an emoji 🙂.', 'Another: 中文 text.']);
    expect(first.store.addSources([ingested])).toEqual([ingested.source.id]);
    first.close();

    const { store } = open(folder, false);
    expect(store.getSource(ingested.source.id)).toEqual(ingested.source);
    expect(store.readText(ingested.source.id)).toBe(ingested.text);
    expect(store.readLayout(ingested.source.id)).toEqual(JSON.parse(ingested.layoutJson));
    expect(store.passagesOfSource(ingested.source.id)).toEqual(ingested.passages);
    expect([...store.allPassages(1)].flat()).toEqual(ingested.passages);
  });

  it('takes the same content for one source', async () => {
    const { store } = open(await tempFolder(), true);
    const ingested = sourceOf(['The same words.']);
    store.addSources([ingested]);
    expect(store.addSources([ingested])).toEqual([]);
    expect(store.countSources()).toBe(1);
    expect(store.countPassages()).toBe(1);
  });

  it('stores all of a batch or nothing of it', async () => {
    const { store } = open(await tempFolder(), true);
    const good = sourceOf(['A good source.']);
    const bad = sourceOf(['A bad source.']);
    const clash = { ...bad, passages: [...bad.passages, ...good.passages] };
    expect(() => store.addSources([good, clash])).toThrow(/UNIQUE/);
    expect(store.countSources()).toBe(0);
    expect(store.countPassages()).toBe(0);
    expect(store.addSources([good])).toHaveLength(1);
  });

  it('lists sources and passages in an order that does not depend on when they came in', async () => {
    const a = sourceOf(['First in.', 'And more.'], 'a');
    const b = sourceOf(['Second in.'], 'b');
    const orders = await Promise.all(
      [
        [a, b],
        [b, a],
      ].map(async (batch) => {
        const { store } = open(await tempFolder(), true);
        for (const ingested of batch) store.addSources([ingested]);
        return {
          sources: store.listSources().map(({ id }) => id),
          passages: [...store.allPassages(2)].flat().map(({ id }) => id),
        };
      }),
    );
    expect(orders[0]).toEqual(orders[1]);
  });

  it('keeps what is missing from the memory index as a queue that survives', async () => {
    const folder = await tempFolder();
    const first = open(folder, true);
    const ingested = sourceOf(['One.', 'Two.', 'Three.']);
    first.store.addSources([ingested]);
    first.store.markWords(ingested.passages.slice(0, 1).map(({ id }) => id));
    first.store.markVectors(
      'lsa_one',
      ingested.passages.slice(0, 2).map(({ id }) => id),
    );
    first.close();

    const { store } = open(folder, false);
    expect(store.passagesWithoutWords(10).map(({ text }) => text)).toEqual(['Two.', 'Three.']);
    expect(store.passagesWithoutVectors('lsa_one', 10).map(({ text }) => text)).toEqual(['Three.']);
    expect(store.countWithoutVectors('lsa_two')).toBe(3);
    expect(store.countWithoutVectors('lsa_one')).toBe(1);
    for (let after: number | null = 0; after !== null;) after = store.forgetProjected({ after, count: 2 });
    expect(store.indexStamp()).toBeNull();
    store.nameIndex('stamp');
    expect(store.countWithoutWords()).toBe(3);
    expect(store.indexStamp()).toBe('stamp');
  });

  it('knows how many passages there are of each language, also when sources were taken out', async () => {
    const { store } = open(await tempFolder(), true);
    const mixed = sourceOf(['One.', 'Zwei.', 'Drei.']);
    const passages = mixed.passages.map((passage, at) => ({ ...passage, language: at === 0 ? 'en' : 'de' }));
    const english = sourceOf(['Four.'], 'another');
    store.addSources([{ ...mixed, passages }, english]);
    expect(store.passagesByLanguage()).toEqual({ de: 2, en: 2 });
    expect(store.countPassages()).toBe(4);
    expect(store.getLibraryEntry(mixed.source.id)?.passages).toBe(3);
    store.markVectors(
      'lsa_one',
      [...passages, ...english.passages].map(({ id }) => id),
    );
    expect(store.countWithoutVectors('lsa_one')).toBe(0);
    expect(store.countWithoutVectors('lsa_two')).toBe(4);
    store.removeSources([mixed.source.id, mixed.source.id]);
    expect(store.countWithoutVectors('lsa_two')).toBe(1);
    expect(store.passagesByLanguage()).toEqual({ en: 1 });
    expect(store.countPassages()).toBe(1);
  });

  it('knows which passages came in after the fit', async () => {
    const { store } = open(await tempFolder(), true);
    const fit = { space: 'lsa_one', dimensions: 2, passageCount: 2, bytes: new Uint8Array([1, 2, 3]) };
    const unseen = () => [...store.passagesUnseenByFit(1)].flat().map(({ text }) => text);
    const [first, second, third] = ['first', 'second', 'third'].map((name) =>
      sourceOf([`The ${name}.`, 'More.'], name),
    );
    if (first === undefined || second === undefined || third === undefined) throw new Error('three were made');
    store.addSources([first, second]);
    store.writeFit(fit);
    expect(store.readFit()).toEqual({ space: 'lsa_one', dimensions: 2, passageCount: 2, byteCount: 3 });
    expect(store.readFitBytes()).toEqual(fit.bytes);
    expect(unseen()).toEqual([]);
    // What comes in the place of a source that was taken out is new all the same.
    store.removeSources([second.source.id]);
    store.addSources([third]);
    expect(unseen()).toEqual(['The third.', 'More.']);
    store.writeFit({ ...fit, space: 'lsa_two' });
    expect(unseen()).toEqual([]);
  });

  it('finds the neighbours of a passage in text order', async () => {
    const { store } = open(await tempFolder(), true);
    const ingested = sourceOf(['One.', 'Two.', 'Three.', 'Four.']);
    store.addSources([ingested]);
    const third = ingested.passages[2];
    if (third === undefined) throw new Error('no third passage');
    expect(store.passagesAround(third.id, 1).map(({ text }) => text)).toEqual(['Two.', 'Three.', 'Four.']);
  });

  it('keeps evidence in the order it came and every version of the outline', async () => {
    const { store } = open(await tempFolder(), true);
    const ingested = sourceOf(['Zebras graze. Ants work.']);
    store.putEvidence([evidenceOf(ingested, 'Zebras graze.', 'zzz'), evidenceOf(ingested, 'Ants work.', 'aaa')]);
    store.putEvidence([{ ...evidenceOf(ingested, 'Zebras graze.', 'zzz'), note: 'seen again' }]);
    expect(store.listEvidence().map(({ summary, note }) => [summary, note])).toEqual([
      ['Zebras graze.', 'seen again'],
      ['Ants work.', ''],
    ]);
    store.writeOutline(outlineOf(itemOf('one')), 'first');
    store.writeOutline(outlineOf(itemOf('one'), itemOf('two')), 'second');
    expect(store.readOutline().items).toHaveLength(2);
    expect(store.listOutlineVersions().map(({ reason }) => reason)).toEqual(['first', 'second']);
  });

  it('undoes every write of a transaction that throws, also when stores are called within it', async () => {
    const { store } = open(await tempFolder(), true);
    const ingested = sourceOf(['Words.']);
    expect(() =>
      store.transact(() => {
        store.addSources([ingested]);
        store.writeOutline(outlineOf(itemOf('one')), 'half done');
        throw new Error('power cut');
      }),
    ).toThrow('power cut');
    expect(store.countSources()).toBe(0);
    expect(store.readOutline().items).toEqual([]);
  });

  it('adds up the usage of a run and answers a call once', async () => {
    const { store } = open(await tempFolder(), true);
    const runId = toId('run', 'abcdef');
    store.putRun({
      id: runId,
      kind: 'draft',
      reasoner: 'extractive',
      brief: { question: 'Why?', lengthWords: 100 },
      budget: {},
      state: { status: 'running' },
      startedAt: '2026-01-01T00:00:00.000Z',
    });
    const usage = { calls: 1, promptTokens: 10, completionTokens: 2, costUsd: 0.5 };
    const call = (requestHash: string, text: string, costUsd: number | null = 0.5) => ({
      runId,
      requestHash,
      model: 'm',
      request: { role: 'planner' as const, purpose: 'decide 1', messages: [], maxTokens: 9, form: null },
      answer: { text, finish: 'complete' as const, usage: { ...usage, costUsd } },
      durationMs: 3,
    });
    store.putCall(call('h1', 'first'));
    store.putCall(call('h1', 'second'));
    store.putCall(call('h2', 'other', null));
    expect(store.findCall(runId, 'h1')).toEqual(call('h1', 'first'));
    expect(store.listCalls(runId).map(({ answer }) => answer.text)).toEqual(['first', 'other']);
    expect(store.usageOf(runId)).toEqual({ calls: 2, promptTokens: 20, completionTokens: 4, costUsd: null });
  });
});

describe('opening a project', () => {
  it('names what is wrong with the folder', async () => {
    const folder = await tempFolder();
    const missing = openProjectStore({ folder, create: false, clock });
    expect(missing).toMatchObject({ ok: false, fault: { code: 'project-not-found', whose: 'user' } });
    open(folder, true).close();
    const again = openProjectStore({ folder, create: true, clock });
    expect(again).toMatchObject({ ok: false, fault: { code: 'project-exists' } });
  });

  it('says that a damaged database is damaged', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'project.db'), 'this is not a database, however long it may be'.repeat(100));
    expect(openProjectStore({ folder, create: false, clock })).toMatchObject({
      ok: false,
      fault: { code: 'project-damaged' },
    });
  });

  it('has one owner at a time, and takes over from one that was killed', async () => {
    const folder = await tempFolder();
    open(folder, true).close();
    const owner = fork(new URL('./hold-project.ts', import.meta.url), [folder], { stdio: 'ignore' });
    onTestFinished(() => void owner.kill('SIGKILL'));
    await once(owner, 'message');
    const second = openProjectStore({ folder, create: false, clock });
    expect(second).toMatchObject({ ok: false, fault: { code: 'project-in-use' } });
    expect(second.ok ? '' : second.fault.message).toContain(String(owner.pid));
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    expect(open(folder, false).access).toBe('read-write');
  });

  it('opens a project of a newer version for reading only', async () => {
    const folder = await tempFolder();
    const first = open(folder, true);
    const ingested = sourceOf(['Still there.']);
    first.store.addSources([ingested]);
    first.close();
    const database = new DatabaseSync(join(folder, 'project.db'));
    database.exec('PRAGMA user_version = 99');
    database.close();
    const { store, access } = open(folder, false);
    expect(access).toBe('read-only');
    expect(store.readText(ingested.source.id)).toBe('Still there.');
    expect(() => store.writeSetting('a', 1)).toThrow(/readonly/);
  });
});

describe('migrations', () => {
  it('keep a checked copy of the database as it was before', async () => {
    const folder = await tempFolder();
    const database = new DatabaseSync(join(folder, 'project.db'));
    onTestFinished(() => database.close());
    const backupFolder = join(folder, 'backups');
    migrate({ database, migrations: [firstSchema], backupFolder });
    expect(existsSync(backupFolder)).toBe(false);
    database.exec(`INSERT INTO settings VALUES ('kept', '1')`);
    migrate({ database, migrations: [firstSchema, { version: 2, sql: 'DROP TABLE settings' }], backupFolder });
    expect(schemaVersion(database)).toBe(2);
    const [backup] = await readdir(backupFolder);
    const copy = new DatabaseSync(join(backupFolder, backup ?? ''), { readOnly: true });
    onTestFinished(() => copy.close());
    expect(schemaVersion(copy)).toBe(1);
    expect(copy.prepare('SELECT value FROM settings').get()).toEqual({ value: '1' });
  });

  it('leave the database as it was when one of them fails', async () => {
    const folder = await tempFolder();
    const database = new DatabaseSync(join(folder, 'project.db'));
    onTestFinished(() => database.close());
    migrate({ database, migrations: [firstSchema], backupFolder: join(folder, 'backups') });
    const broken = { version: 2, sql: 'DROP TABLE settings; SELECT nonsense FROM nowhere' };
    expect(() =>
      migrate({ database, migrations: [firstSchema, broken], backupFolder: join(folder, 'backups') }),
    ).toThrow(/nowhere/);
    expect(schemaVersion(database)).toBe(1);
    expect(database.prepare('SELECT count(*) AS n FROM settings').get()).toEqual({ n: 0 });
    expect(await readFile(join(folder, 'project.db'))).not.toHaveLength(0);
  });
});
