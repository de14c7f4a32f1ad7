import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RequestInput, RequestName, RequestOutput } from '#shared/contract/index.ts';
import { createCoreHost } from '#main/app/core-host.ts';

export type Core = {
  /** The answer's value; a fault is thrown. */
  readonly ask: <Name extends RequestName>(name: Name, input: RequestInput<Name>) => Promise<RequestOutput<Name>>;
  readonly invoke: ReturnType<ReturnType<typeof createCoreHost>['connect']>['invoke'];
};

/** Does something in a fresh core, as after a restart, and closes it. */
export async function inFreshCore<T>(
  environment: Readonly<Record<string, string>>,
  work: (core: Core) => Promise<T>,
): Promise<T> {
  const host = createCoreHost({ environment });
  const { invoke } = host.connect();
  try {
    return await work({
      invoke,
      ask: async (name, input) => {
        const answer = await invoke(name, input);
        if (!answer.ok) throw new Error(`${name}: ${answer.fault.code}: ${answer.fault.message}`);
        return answer.value;
      },
    });
  } finally {
    await host.close();
  }
}

/** What SQLite's own checks say against the project's database; empty where they are content. */
export function databaseComplaints(folder: string): readonly string[] {
  const path = join(folder, 'project.db');
  if (!existsSync(path)) return [`${path} is gone`];
  const database = new DatabaseSync(path);
  try {
    const verdicts = database.prepare('PRAGMA integrity_check').all();
    const orphans = database.prepare('PRAGMA foreign_key_check').all();
    return [
      ...verdicts.map((row) => String(row['integrity_check'])).filter((verdict) => verdict !== 'ok'),
      ...orphans.map((row) => `a row without what it belongs to: ${JSON.stringify(row)}`),
    ];
  } finally {
    database.close();
  }
}
