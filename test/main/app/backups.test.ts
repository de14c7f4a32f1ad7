import { cp, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTables } from '#test/support/database-tables.ts';
import { copyOldProject } from '#test/support/old-projects.ts';
import { openWindow } from '#test/support/open-live-project.ts';

const dayMs = 24 * 3600 * 1000;

async function renamed(window: Awaited<ReturnType<typeof openWindow>>, title: string): Promise<void> {
  await window.ask('project.rename', { folder: window.folder, title });
}

describe('backups', () => {
  it('are made of an open project, and hold what it held', async () => {
    const window = await openWindow(await copyOldProject(6));
    const { folder, ask } = window;
    await renamed(window, 'Before');
    const made = await ask('backup.make', { folder });
    const atThatTime = readTables(join(folder, 'project.db'));
    expect(made).toMatchObject({ reason: 'by-hand', path: join(folder, 'backups', made.name) });
    await renamed(window, 'After');
    expect(readTables(made.path)).toEqual(atThatTime);
    expect((await ask('backup.list', { folder })).backups.map(({ name }) => name)).toContain(made.name);
  });

  it('come back in the place of what is there, which is kept', async () => {
    const window = await openWindow(await copyOldProject(6));
    const { folder, ask, hear } = window;
    await renamed(window, 'Before');
    const { name } = await ask('backup.make', { folder });
    await renamed(window, 'After');
    const { keptAs } = await ask('backup.restore', { folder, backup: name });
    await hear('project-restored');
    expect((await ask('project.read', { folder })).title).toBe('Before');
    expect((await ask('library.search', { folder, query: 'product vision' })).results.length).toBeGreaterThan(0);
    await ask('backup.restore', { folder, backup: keptAs ?? '' });
    expect((await ask('project.read', { folder })).title).toBe('After');
  });

  it('become projects of their own, which have all that is theirs', async () => {
    const { folder, ask } = await openWindow(await copyOldProject(6));
    const { name } = await ask('backup.make', { folder });
    const toFolder = join(folder, '..', 'another');
    await ask('backup.restore', { folder, backup: name, toFolder });
    const there = await ask('project.read', { folder: toFolder });
    expect(there).toEqual({ ...(await ask('project.read', { folder })), folder: toFolder });
    expect((await readdir(join(toFolder, 'sources'))).toSorted()).toEqual(
      (await readdir(join(folder, 'sources'))).toSorted(),
    );
  });

  it('are named where the database is damaged, and bring it back', async () => {
    const folder = await copyOldProject(6);
    const first = await openWindow(folder);
    const { name: good } = await first.ask('backup.make', { folder });
    const { name: bad } = await first.ask('backup.make', { folder });
    await first.ask('project.close', { folder });
    await truncate(join(folder, 'backups', bad), 20_000);
    await writeFile(join(folder, 'project.db'), 'no database at all '.repeat(1000));

    const { ask, refuse } = await openWindow(folder);
    const refused = await refuse('project.read', { folder });
    expect(refused).toMatchObject({ ok: false, fault: { code: 'project-damaged', whose: 'user' } });
    expect(refused.ok ? '' : refused.fault.message).toContain(good);
    expect(await refuse('backup.restore', { folder, backup: bad })).toMatchObject({
      ok: false,
      fault: { code: 'backup-damaged' },
    });
    const { keptAs } = await ask('backup.restore', { folder, backup: good });
    expect((await ask('project.read', { folder })).sources).toBe(5);
    expect(await readFile(join(folder, 'backups', keptAs ?? ''), 'utf8')).toMatch(/^no database at all/);
  });

  it('come back where a killed process left its last changes in the log, and those are kept', async () => {
    const running = await openWindow(await copyOldProject(6));
    const { name } = await running.ask('backup.make', { folder: running.folder });
    const backedUp = readTables(join(running.folder, 'backups', name));
    await renamed(running, 'Only in the log');
    // What a kill at this moment would leave.
    const folder = join(running.folder, '..', 'killed');
    await cp(running.folder, folder, { recursive: true, filter: (path) => !/-shm$|\/memory/.test(path) });
    expect((await stat(join(folder, 'project.db-wal'))).size).toBeGreaterThan(0);

    const { ask } = await openWindow(folder);
    const { keptAs } = await ask('backup.restore', { folder, backup: name });
    expect(readTables(join(folder, 'project.db'))).toEqual(backedUp);
    const toFolder = join(folder, '..', 'kept');
    await ask('backup.restore', { folder, backup: keptAs ?? '', toFolder });
    expect((await ask('project.read', { folder: toFolder })).title).toBe('Only in the log');
  });

  it('are of projects alone, and only of those that are there', async () => {
    const { folder, refuse } = await openWindow(await copyOldProject(6));
    expect(await refuse('backup.restore', { folder, backup: '../project.db' })).toMatchObject({
      fault: { code: 'backup-not-found' },
    });
    expect(await refuse('backup.make', { folder, outFile: join(folder, 'x.db') })).toMatchObject({
      fault: { code: 'wrong-use' },
    });
    expect(await refuse('backup.make', { folder: join(folder, 'nothing') })).toMatchObject({
      fault: { code: 'project-not-found' },
    });
  });
});

describe('backups that make themselves', () => {
  it('are made with the first change of a day, once, and not on the day a project begins', async () => {
    const folder = await copyOldProject(6);
    let nowMs = Date.now();
    const window = await openWindow(folder, { clock: { nowMs: () => nowMs } });
    await renamed(window, 'On its first day');
    nowMs += dayMs;
    await window.ask('project.read', { folder });
    await renamed(window, 'On its second day');
    await renamed(window, 'Still on its second day');
    await window.ask('project.close', { folder });
    const { backups } = await window.ask('backup.list', { folder });
    const daily = backups.filter(({ reason }) => reason === 'daily');
    expect(daily).toHaveLength(1);
    expect(readTables(join(folder, 'backups', daily[0]?.name ?? '')).tables['sources']).toHaveLength(5);
  });

  it('are made before sources are removed, and have them with their originals', async () => {
    const { folder, ask } = await openWindow(await copyOldProject(6));
    const { sources } = await ask('library.list', { folder });
    const originals = await readdir(join(folder, 'sources'));
    // One copy has all that goes within the hour.
    const [first, ...others] = sources.map(({ id }) => id);
    await ask('library.remove', { folder, sourceIds: first === undefined ? [] : [first] });
    await ask('library.remove', { folder, sourceIds: others });
    expect((await ask('project.read', { folder })).sources).toBe(0);
    const { backups } = await ask('backup.list', { folder });
    expect(backups[0]).toMatchObject({ reason: 'before-change' });
    expect(backups.filter(({ reason }) => reason === 'before-change')).toHaveLength(1);
    expect(await readdir(join(folder, 'sources'))).toEqual([]);
    await ask('backup.restore', { folder, backup: backups[0]?.name ?? '' });
    expect((await ask('project.read', { folder })).sources).toBe(5);
    expect((await readdir(join(folder, 'sources'))).toSorted()).toEqual(originals.toSorted());
  });
});
