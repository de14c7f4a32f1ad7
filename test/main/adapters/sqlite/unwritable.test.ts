import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openUnwritable } from '#main/adapters/sqlite/open-unwritable.ts';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const clock = { nowMs: () => 0 };

describe('a database where nothing can be written', () => {
  it('is read with what its log holds, though its index over the log is gone', async () => {
    const folder = await tempFolder();
    const database = new DatabaseSync(join(folder, 'a.db'));
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE words (word); PRAGMA wal_checkpoint');
    database.exec("INSERT INTO words VALUES ('in the log')");
    const copy = join(folder, 'copy');
    await mkdir(copy);
    for (const name of ['a.db', 'a.db-wal']) await copyFile(join(folder, name), join(copy, name));
    database.close();
    // Nobody can make a file where a folder is, whoever they are.
    await mkdir(join(copy, 'a.db-shm'));
    const unwritable = openUnwritable(join(copy, 'a.db'));
    expect(unwritable.prepare('SELECT word FROM words').get()).toEqual({ word: 'in the log' });
    unwritable.close();
    await rm(join(copy, 'a.db-wal'));
    const closed = openUnwritable(join(copy, 'a.db'));
    expect(closed.prepare('SELECT count(*) AS n FROM words').get()).toEqual({ n: 0 });
    closed.close();
  });

  it('is a project that is only read, and says why', async () => {
    const folder = join(await tempFolder(), 'project');
    const made = openProjectStore({ folder, create: true, clock });
    if (!made.ok) throw new Error(made.fault.message);
    made.value.store.writeSetting('a', 'kept');
    made.value.store.close();
    await rm(join(folder, 'project.lock'), { force: true });
    await mkdir(join(folder, 'project.lock'));
    const opened = openProjectStore({ folder, create: false, clock });
    if (!opened.ok) throw new Error(opened.fault.message);
    const { store, access, readOnlyBecause } = opened.value;
    expect({ access, readOnlyBecause }).toEqual({ access: 'read-only', readOnlyBecause: 'unwritable' });
    expect(store.readSetting('a')).toBe('kept');
    expect(() => store.writeSetting('a', 'changed')).toThrow(/readonly/);
    store.close();
  });

  it('leaves nothing of a project that could not be made, so that it can be made again', async () => {
    const folder = join(await tempFolder(), 'project');
    const broken = { version: 1, sql: 'CREATE TABLE a (a); SELECT nothing FROM nowhere' };
    await mkdir(folder);
    await writeFile(join(folder, 'mine.txt'), 'mine');
    const failed = openProjectStore({ folder, create: true, clock, migrations: [broken] });
    expect(failed).toMatchObject({ fault: { code: 'migration-failed' } });
    const made = openProjectStore({ folder, create: true, clock });
    expect(made).toMatchObject({ ok: true });
    if (made.ok) made.value.store.close();
  });
});
