import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newestSchema, openProjectStore, released } from '#main/adapters/sqlite/index.ts';
import { readTables } from '#test/support/database-tables.ts';
import { copyOldProject, oldSchemas } from '#test/support/old-projects.ts';

const clock = { nowMs: () => Date.UTC(2026, 0, 1) };

function openOnce(folder: string): void {
  const opened = openProjectStore({ folder, create: false, clock });
  if (!opened.ok) throw new Error(opened.fault.message);
  expect(opened.value.access).toBe('read-write');
  opened.value.store.close();
}

const backupsOf = async (folder: string) => {
  const backups = join(folder, 'backups');
  return existsSync(backups) ? readdir(backups) : [];
};

it('has a project of every schema before this one', () => {
  const earlier = Array.from({ length: newestSchema - 1 }, (_, index) => index + 1);
  expect(oldSchemas).toEqual(expect.arrayContaining(earlier));
});

describe.each(oldSchemas)('a project of schema %i', (schema) => {
  it('keeps every value of every row through its migration', async () => {
    const folder = await copyOldProject(schema);
    const before = readTables(join(folder, 'project.db'));
    expect(before.schema).toBe(schema);
    openOnce(folder);
    const after = readTables(join(folder, 'project.db'));
    expect(after.schema).toBe(newestSchema);
    for (const [table, rows] of Object.entries(before.tables)) {
      // Answers of the reasoner without a model, which can all be made again.
      if (table === 'run_calls') continue;
      const columns = Object.keys(rows[0] ?? {});
      const kept = after.tables[table]?.map((row) => Object.fromEntries(columns.map((name) => [name, row[name]])));
      expect({ table, rows: kept }).toEqual({ table, rows: rows.map((row) => ({ ...row })) });
    }
  });

  it('stays as it is when it is opened once more', async () => {
    const folder = await copyOldProject(schema);
    openOnce(folder);
    const [once, backups] = [readTables(join(folder, 'project.db')), await backupsOf(folder)];
    openOnce(folder);
    expect(readTables(join(folder, 'project.db'))).toEqual(once);
    expect(await backupsOf(folder)).toEqual(backups);
  });

  it('is what it was when a later migration fails in its middle, and opens with a Heddle that knows better', async () => {
    const folder = await copyOldProject(schema);
    const before = readTables(join(folder, 'project.db'));
    const broken = {
      version: newestSchema + 1,
      sql: 'ALTER TABLE sources ADD COLUMN nothing TEXT; DROP TABLE evidence; INSERT INTO nowhere VALUES (1)',
    };
    const failed = openProjectStore({ folder, create: false, clock, migrations: [...released, broken] });
    expect(failed).toMatchObject({ ok: false, fault: { code: 'migration-failed', whose: 'ours' } });
    expect(readTables(join(folder, 'project.db'))).toEqual(before);
    const [backup] = await backupsOf(folder);
    expect(readTables(join(folder, 'backups', backup ?? ''))).toEqual(before);
    openOnce(folder);
  });
});

describe('a project of an earlier schema', () => {
  it.each(oldSchemas.filter((schema) => schema < newestSchema))(
    'of schema %i is copied first, and the copy is what it was',
    async (schema) => {
      const folder = await copyOldProject(schema);
      const before = readTables(join(folder, 'project.db'));
      openOnce(folder);
      const [backup, ...others] = await backupsOf(folder);
      expect(others).toEqual([]);
      expect(readTables(join(folder, 'backups', backup ?? ''))).toEqual(before);
    },
  );
});
