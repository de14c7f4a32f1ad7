import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import { bigReport, storeBigReport } from '../../support/big-report/index.ts';

/** Makes a project of the report of 40,000 words with 600 citations. */
export async function storeTheBigReport(folder: string): Promise<void> {
  const opened = openProjectStore({ folder, create: true, clock: { nowMs: () => Date.now() } });
  if (!opened.ok) throw new Error(opened.fault.message);
  await storeBigReport({ store: opened.value.store, folder }, bigReport());
  opened.value.store.close();
}
