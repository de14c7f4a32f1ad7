import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { copyProject, environmentOf } from './drafted-base.ts';
import { newestSchema } from '#main/adapters/sqlite/index.ts';
import { makeOlder } from './older-schema.ts';
import { databaseComplaints, inFreshCore } from './open-anew.ts';
import { nothingFound, type Chain, type Findings, type Phase } from './phase.ts';
import { readValues } from './read-values.ts';

/** Makes copying the database take long enough to be killed in. */
const enoughBytes = 24_000_000;

/** A project of an older Heddle that is opened: it is whole before, and whole after. */
export function migrationPhase(drafted: string, { ballastBytes = enoughBytes } = {}): Phase {
  return {
    name: 'migration',
    share: 12,
    begin: async (place, random) => {
      const version = 1 + Math.floor(random() * (newestSchema - 1));
      const older = join(place, 'older');
      await copyProject(drafted, older);
      makeOlder(older, version, ballastBytes);
      const expected = join(place, 'expected');
      await copyProject(older, expected);
      const values = await inFreshCore(environmentOf(expected), (core) => readValues(core, expected));
      return beginChain({ place, older, version, values });
    },
  };
}

function beginChain(options: {
  place: string;
  older: string;
  version: number;
  values: ReadonlyMap<string, string>;
}): Chain {
  const { place, older, version, values } = options;
  const folder = join(place, 'project');
  const environment = environmentOf(folder);
  return {
    mostKills: 6,
    next: async () => {
      await rm(folder, { recursive: true, force: true });
      await copyProject(older, folder);
      const open = { key: 'open', name: 'project.read' as const, input: { folder } };
      return { environment, as: 'window', rounds: [[open]], tells: [] };
    },
    check: async ({ said }) => {
      const found = await inFreshCore(environment, (core) => readValues(core, folder));
      const names = [...new Set([...values.keys(), ...found.keys()])];
      const lost = names
        .filter((name) => values.get(name) !== found.get(name) && name !== 'project title')
        .map((name) => `from schema ${version}, ${name}: ${found.get(name)} instead of ${values.get(name)}`);
      const acknowledged = said.filter(({ kind }) => kind === 'acknowledged').length;
      const partial = backupComplaints(folder, version);
      return { ...nothingFound, acknowledged, lost, partial, wrong: databaseComplaints(folder) } satisfies Findings;
    },
    end: async () => nothingFound,
  };
}

/** Whatever lies among the backups as one is the whole project as it was. */
function backupComplaints(folder: string, version: number): string[] {
  const backups = join(folder, 'backups');
  const names = existsSync(backups) ? readdirSync(backups).filter((name) => name.endsWith('.db')) : [];
  if (names.length === 0) return ['there is no backup'];
  return names.flatMap((name) => {
    try {
      const database = new DatabaseSync(join(backups, name), { readOnly: true });
      const verdict = String(database.prepare('PRAGMA integrity_check').get()?.['integrity_check']);
      const schema = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
      database.close();
      return verdict === 'ok' && schema === version ? [] : [`the backup ${name}: ${verdict}, schema ${schema}`];
    } catch (error) {
      return [`the backup ${name}: ${String(error)}`];
    }
  });
}
