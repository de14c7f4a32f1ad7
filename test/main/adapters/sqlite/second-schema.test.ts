import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { Section } from '#shared/domain/section.ts';
import { blockPrint } from '#shared/text/block-print.ts';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import { schemaVersion } from '#main/adapters/sqlite/migrate.ts';
import { firstSchema } from '#main/adapters/sqlite/migrations/0001-first-schema.ts';
import { modelCalls } from '#main/adapters/sqlite/migrations/0002-model-calls.ts';
import { readReport } from '#main/flow/report/index.ts';
import { itemOf, outlineOf } from '#test/support/sample-values.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const clock = { nowMs: () => Date.UTC(2026, 0, 1) };
const body: RichText = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Bees fly.' }] }],
};
const fault = { code: 'answer-unusable', whose: 'provider', message: 'No.' } as const;
const items = [itemOf('bees'), itemOf('wasps', { order: 1 }), itemOf('mites', { order: 2 })];
const sections: readonly Section[] = [
  { id: toId('sec', 'bees00'), itemId: toId('itm', 'bees00'), state: { status: 'drafted', body, digest: 'bees' } },
  { id: toId('sec', 'wasps0'), itemId: toId('itm', 'wasps0'), state: { status: 'edited', body, digest: 'wasps' } },
  { id: toId('sec', 'mites0'), itemId: toId('itm', 'mites0'), state: { status: 'failed', fault } },
];

/** A project as the version before this one left it, with the statements it wrote rows with. */
async function secondProject(): Promise<string> {
  const folder = join(await tempFolder(), 'project');
  await mkdir(folder);
  const database = new DatabaseSync(join(folder, 'project.db'));
  database.exec('PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON');
  for (const { sql } of [firstSchema, modelCalls]) database.exec(sql);
  database.exec('PRAGMA user_version = 2; PRAGMA application_id = 1214538860');
  database
    .prepare('INSERT INTO outline_versions (outline, reason, saved_at) VALUES (?, ?, ?)')
    .run(JSON.stringify(outlineOf(...items)), 'planned', '2025-12-31T00:00:00.000Z');
  for (const { id, itemId, state } of sections) {
    database
      .prepare('INSERT INTO sections (id, item_id, state) VALUES (?, ?, ?)')
      .run(id, itemId, JSON.stringify(state));
  }
  database.close();
  return folder;
}

describe('a project of the second schema', () => {
  it('opens with its sections, of which those with a text have been changed once', async () => {
    const opened = openProjectStore({ folder: await secondProject(), create: false, clock });
    if (!opened.ok) throw new Error(opened.fault.message);
    const { store } = opened.value;
    onTestFinished(() => store.close());
    expect(store.listSections()).toEqual(sections);
    const { parts, suggestions } = readReport(store, () => null);
    expect(parts.map(({ status, revision, draftedPrints }) => [status, revision, draftedPrints])).toEqual([
      ['drafted', 1, body.content.map(blockPrint)],
      ['edited', 1, []],
      ['failed', 0, []],
    ]);
    expect(suggestions).toEqual([]);
    expect(store.listReportVersions()).toEqual([]);
  });

  it('takes away a copy that a kill left unfinished, which never had the name of a backup', async () => {
    const folder = await secondProject();
    await mkdir(join(folder, 'backups'));
    await writeFile(join(folder, 'backups', 'project-schema-2-before.db.part'), 'half a copy');
    const opened = openProjectStore({ folder, create: false, clock });
    if (!opened.ok) throw new Error(opened.fault.message);
    onTestFinished(() => opened.value.store.close());
    expect(await readdir(join(folder, 'backups'))).toEqual([expect.stringMatching(/^project-schema-2-.*\.db$/)]);
  });

  it('leaves a copy of itself from before in backups/', async () => {
    const folder = await secondProject();
    const opened = openProjectStore({ folder, create: false, clock });
    if (!opened.ok) throw new Error(opened.fault.message);
    opened.value.store.close();
    const [backup, ...others] = await readdir(join(folder, 'backups'));
    expect(others).toEqual([]);
    const copy = new DatabaseSync(join(folder, 'backups', backup ?? ''), { readOnly: true });
    onTestFinished(() => copy.close());
    expect(schemaVersion(copy)).toBe(2);
    expect(copy.prepare('SELECT count(*) AS n FROM sections').get()).toEqual({ n: 3 });
    expect(() => copy.prepare('SELECT revision FROM sections')).toThrow('no such column');
  });
});
