import { openForCopying } from './open-for-copying.ts';

/** What the project in this database is called; empty where nobody gave it a title. */
export function readTitle(path: string): string {
  const database = openForCopying(path);
  try {
    const row = database.prepare(`SELECT value FROM settings WHERE key = 'project.title'`).get();
    const title: unknown = row === undefined ? '' : JSON.parse(String(row['value']));
    return typeof title === 'string' ? title : '';
  } finally {
    database.close();
  }
}
