import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { modelCalls } from '#main/adapters/sqlite/migrations/0002-model-calls.ts';
import { reportEditing } from '#main/adapters/sqlite/migrations/0003-report-editing.ts';
import { library } from '#main/adapters/sqlite/migrations/0004-library.ts';
import { tempFolder } from './temp-folder.ts';

/** Every schema a project on disk may have. */
export const oldSchemas = [1, 2, 3, 4, 5, 6, 7] as const;

export type OldSchema = (typeof oldSchemas)[number];

const fixtures = join(import.meta.dirname, '../fixtures/projects');
/** No version had 3 or 4 as its newest: what a kill between two migrations left of a project of schema 2. */
const halfWay: Partial<Record<OldSchema, string>> = {
  3: reportEditing.sql,
  4: `${reportEditing.sql};${library.sql}`,
};

/** A copy of the project that a Heddle of that schema left. */
export async function copyOldProject(schema: OldSchema): Promise<string> {
  const folder = join(await tempFolder(), 'project');
  const sql = halfWay[schema];
  await cp(join(fixtures, `schema-${sql === undefined ? schema : modelCalls.version}`), folder, { recursive: true });
  if (sql !== undefined) {
    const database = new DatabaseSync(join(folder, 'project.db'));
    database.exec(`${sql}; PRAGMA user_version = ${schema}`);
    database.close();
  }
  return folder;
}
