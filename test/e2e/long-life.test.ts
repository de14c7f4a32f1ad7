import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTables } from '#test/support/database-tables.ts';
import { heddle, heddleJson } from '#test/support/heddle.ts';
import { copyOldProject } from '#test/support/old-projects.ts';

type Backups = { readonly backups: readonly { readonly name: string; readonly reason: string }[] };
type Check = { readonly citations: number; readonly resolved: number; readonly quotesExact: number };

describe('a project that lives long', () => {
  it(
    'is taken over, backed up, packed, carried to another place and brought back from the command line',
    { timeout: 180_000 },
    async () => {
      const folder = await copyOldProject(1);
      const check = await heddleJson<Check>('check', folder);
      expect(check.quotesExact).toBe(check.citations);
      const { backups } = await heddleJson<Backups>('backups', folder);
      expect(backups).toMatchObject([{ reason: 'before-migration' }]);

      const { name } = await heddleJson<{ name: string }>('backup', folder);
      const before = readTables(join(folder, 'project.db'));
      const file = join(folder, '../project.heddle');
      const packed = await heddleJson<{ files: number }>('pack', folder, '--out', file);
      expect(packed.files).toBe(4);

      // Another machine: nothing is where it was.
      const elsewhere = join(folder, '../another machine');
      await mkdir(elsewhere);
      await rename(file, join(elsewhere, 'sent.heddle'));
      await rm(folder, { recursive: true });
      const place = join(elsewhere, 'project');
      await heddleJson('unpack', join(elsewhere, 'sent.heddle'), place);
      expect(readTables(join(place, 'project.db'))).toEqual(before);
      expect(await heddleJson<Check>('check', place)).toEqual(check);

      const gone = await heddle('restore', place, name);
      expect([gone.code, gone.stderr]).toEqual([1, expect.stringContaining('heddle backups')]);
    },
  );

  it(
    'goes on in a copy of its folder after the first is gone, its index and its lock included',
    { timeout: 180_000 },
    async () => {
      const folder = await copyOldProject(6);
      const query = ['search', folder, 'product vision'] as const;
      const found = await heddleJson<{ results: readonly object[] }>(...query);
      const other = join(folder, '../moved');
      await cp(folder, other, { recursive: true });
      await rm(folder, { recursive: true });
      expect(await heddleJson<{ results: readonly object[] }>('search', other, 'product vision')).toEqual(found);
      const out = join(other, '../report.md');
      expect((await heddle('export', other, '--format', 'md', '--out', out)).code).toBe(0);
    },
  );
});
