import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createLanceMemoryIndex } from '#main/adapters/lancedb/index.ts';

/** Whether the memory index of a closed project holds the words of every passage, and no others. */
export async function indexComplaints(folder: string): Promise<readonly string[]> {
  const database = new DatabaseSync(join(folder, 'project.db'));
  const passages = Number(database.prepare('SELECT count(*) AS n FROM passages').get()?.['n']);
  database.close();
  const index = createLanceMemoryIndex({ folder: join(folder, 'memory') });
  try {
    const { words } = await index.count();
    return words === passages ? [] : [`the index holds ${words} of ${passages} passages`];
  } finally {
    await index.close();
  }
}
