import { join } from 'node:path';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import { bigReport, storeBigReport, type BigReport } from './big-report/index.ts';
import { tempFolder } from './temp-folder.ts';

/** A project that holds a report of every kind of text, of this part of the big one's length. */
export async function storedReport({ scale }: { scale: number }): Promise<BigReport & { readonly folder: string }> {
  const folder = join(await tempFolder(), 'reported');
  const opened = openProjectStore({ folder, create: true, clock: { nowMs: () => Date.UTC(2026, 0, 1) } });
  if (!opened.ok) throw new Error(opened.fault.message);
  const big = bigReport({ scale });
  await storeBigReport({ store: opened.value.store, folder }, big);
  opened.value.store.close();
  return { ...big, folder };
}
