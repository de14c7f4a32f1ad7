import { cp, mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import { sourceOf } from '#test/support/sample-values.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const clock = { nowMs: () => Date.UTC(2026, 0, 1) };
const source = sourceOf(['Bees fly to the flowers.'], 'On bees');

function open(folder: string, create = false) {
  return openProjectStore({ folder, create, clock });
}

/** A project with a source and its original. */
async function makeProject(): Promise<string> {
  const folder = join(await tempFolder(), 'project');
  const made = open(folder, true);
  if (!made.ok) throw new Error(made.fault.message);
  made.value.store.addSources([source]);
  made.value.store.close();
  await mkdir(join(folder, 'sources'));
  await writeFile(join(folder, 'sources', `${source.source.contentHash}.txt`), source.text);
  return folder;
}

/** The same as a kill leaves it: its last write stands in the log alone. */
async function makeKilled(): Promise<string> {
  const folder = await makeProject();
  const opened = open(folder);
  if (!opened.ok) throw new Error(opened.fault.message);
  opened.value.store.writeSetting('last', 'written');
  const killed = `${folder}-killed`;
  await cp(folder, killed, { recursive: true });
  opened.value.store.close();
  return killed;
}

describe('a project whose files were damaged', () => {
  it.each(['emptied', 'removed', 'replaced by a folder'])(
    'does not open as a new one where its database was %s',
    async (how) => {
      const folder = await makeProject();
      const path = join(folder, 'project.db');
      if (how === 'emptied') await truncate(path);
      else await rm(path);
      if (how === 'replaced by a folder') await mkdir(path);
      expect(open(folder)).toMatchObject({ ok: false, fault: { code: 'project-damaged', whose: 'user' } });
    },
  );

  it('does not let another be made in the place of its database', async () => {
    const folder = await makeProject();
    await rm(join(folder, 'project.db'));
    expect(open(folder, true)).toMatchObject({ ok: false, fault: { code: 'project-damaged' } });
  });

  it.each(['removed', 'cut', 'filled with zeros'])(
    'says once that the last writes are lost where the log was %s, and opens then with the others',
    async (how) => {
      const folder = await makeKilled();
      const log = join(folder, 'project.db-wal');
      if (how === 'removed') await rm(log);
      else if (how === 'cut') await truncate(log, 5000);
      else await writeFile(log, Buffer.alloc(20_000));
      expect(open(folder)).toMatchObject({ ok: false, fault: { code: 'writes-lost', whose: 'user' } });
      const again = open(folder);
      if (!again.ok) throw new Error(again.fault.message);
      expect(again.value.store.readSetting('last')).toBeNull();
      expect(again.value.store.readText(source.source.id)).toBe(source.text);
      again.value.store.close();
    },
  );

  it('opens after a kill with all that is in the log', async () => {
    const opened = open(await makeKilled());
    if (!opened.ok) throw new Error(opened.fault.message);
    expect(opened.value.store.readSetting('last')).toBe('written');
    opened.value.store.close();
  });

  it('shows no text of a source that is not what was stored', async () => {
    const folder = await makeProject();
    const database = new DatabaseSync(join(folder, 'project.db'));
    database.exec(`UPDATE source_texts SET text = replace(text, 'flowers', 'towers')`);
    database.close();
    const opened = open(folder);
    if (!opened.ok) throw new Error(opened.fault.message);
    expect(() => opened.value.store.readText(source.source.id)).toThrow('On bees');
    opened.value.store.close();
  });

  it('opens where the note of its owner cannot be written', async () => {
    const folder = await makeProject();
    await rm(join(folder, 'project.owner'));
    await mkdir(join(folder, 'project.owner'));
    const opened = open(folder);
    expect(opened).toMatchObject({ ok: true });
    if (opened.ok) opened.value.store.close();
  });
});
