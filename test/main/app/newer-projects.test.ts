import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { newestSchema } from '#main/adapters/sqlite/index.ts';
import { copyOldProject } from '#test/support/old-projects.ts';
import { openWindow } from '#test/support/open-live-project.ts';

/** A project as a Heddle to come may leave it: more columns and tables, values and forms that nobody knows yet. */
async function newerProject(): Promise<string> {
  const folder = await copyOldProject(6);
  const present = await openWindow(folder);
  await present.ask('project.read', { folder });
  await present.ask('project.close', { folder });
  const database = new DatabaseSync(join(folder, 'project.db'));
  database.exec(`
    ALTER TABLE sources ADD COLUMN mood TEXT NOT NULL DEFAULT 'bright';
    CREATE TABLE dreams (id TEXT PRIMARY KEY) STRICT;
    UPDATE sections SET state = json_set(state, '$.status', 'dreamt', '$.by', 'night')
      WHERE rowid = (SELECT min(rowid) FROM sections);
    UPDATE sections SET state = json_object('status', 'sung', 'score', 'G A B') WHERE rowid = (SELECT max(rowid) FROM sections);
    INSERT INTO settings VALUES ('dreams.depth', '{"deep":true}');
    PRAGMA user_version = ${newestSchema + 1}`);
  database.close();
  return folder;
}

/** What each file below the folder holds, and when it was last written. */
async function stateOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const states = await Promise.all(
    files.toSorted().map(async (path) => {
      const hash = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
      return [path, `${hash} ${(await stat(path)).mtimeMs}`] as const;
    }),
  );
  return Object.fromEntries(states);
}

describe('a project of a newer Heddle', () => {
  it('is read, searched and exported, and not a byte of its folder is written', async () => {
    const folder = await newerProject();
    const before = await stateOf(folder);
    const { ask, host } = await openWindow(folder);
    expect(await ask('project.read', { folder })).toMatchObject({ access: 'read-only', sources: 5 });
    const { parts } = await ask('report.read', { folder });
    expect(parts.map(({ status }) => status).toSorted()).toEqual(['edited', 'edited', 'failed']);
    expect(parts.find(({ status }) => status === 'failed')?.fault).toMatchObject({ code: 'project-too-new' });
    const [best] = (await ask('library.search', { folder, query: 'create a product vision' })).results;
    expect(best).toMatchObject({ title: 'Create a vision', score: 1 });
    const { exportId } = await ask('report.export', { folder, format: 'md' });
    const project = host.project(folder);
    const found = project.ok ? project.value.exports.find(exportId ?? '') : null;
    expect(await readFile(found?.path ?? '', 'utf8')).toContain('A person wrote this sentence');
    await ask('evidence.list', { folder });
    await ask('runs.list', { folder });
    await ask('project.close', { folder });
    expect(await stateOf(folder)).toEqual(before);
  });

  it('says that it is only read where something is to be changed', async () => {
    const folder = await newerProject();
    const before = await stateOf(folder);
    const { ask, refuse } = await openWindow(folder);
    const [source] = (await ask('library.list', { folder })).sources;
    for (const answer of [
      await refuse('project.rename', { folder, title: 'Mine' }),
      await refuse('library.remove', { folder, sourceIds: source === undefined ? [] : [source.id] }),
      await refuse('library.reindex', { folder }),
      await refuse('report.draft', { folder, brief: { question: 'Why?', lengthWords: 200 } }),
    ]) {
      expect(answer).toMatchObject({ ok: false, fault: { code: 'project-too-new', whose: 'user' } });
    }
    await ask('project.close', { folder });
    expect(await stateOf(folder)).toEqual(before);
  });

  it('is read with what its Heddle had not put into the database yet when it was killed', async () => {
    const folder = await newerProject();
    const killed = new DatabaseSync(join(folder, 'project.db'));
    killed.exec(
      `PRAGMA journal_mode = WAL; UPDATE settings SET value = '"Left in the log"' WHERE key = 'project.title'`,
    );
    const { ask } = await openWindow(folder);
    const before = await stateOf(folder);
    expect((await ask('project.read', { folder })).title).toBe('Left in the log');
    await ask('project.close', { folder });
    expect(await stateOf(folder)).toEqual(before);
    killed.close();
  });

  it('names a part of it that has another form than any that is known', async () => {
    const folder = await newerProject();
    const database = new DatabaseSync(join(folder, 'project.db'));
    database.exec('ALTER TABLE entries RENAME COLUMN record TO poem');
    database.close();
    const { refuse, ask } = await openWindow(folder);
    expect(await refuse('entries.list', { folder })).toMatchObject({ ok: false, fault: { code: 'project-too-new' } });
    expect((await ask('library.list', { folder })).sources).toHaveLength(5);
  });
});
