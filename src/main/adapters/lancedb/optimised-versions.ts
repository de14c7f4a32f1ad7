import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const versionsSchema = z.record(z.string(), z.number());

/**
 * Remembers in a file beside the tables which version of each was last optimised, for the engine can't tell and an
 * `optimize` of a large table that has nothing to do takes half a second. A lost file costs that much.
 */
export function openOptimisedVersions(folder: string) {
  const path = join(folder, 'optimised.json');
  let versions: Promise<Record<string, number>> | null = null;
  const load = () => (versions ??= readVersions(path));

  return {
    get: async (table: string): Promise<number | null> => (await load())[table] ?? null,
    set: async (table: string, version: number | null): Promise<void> => {
      const { [table]: _old, ...others } = await load();
      const next = version === null ? others : { ...others, [table]: version };
      versions = Promise.resolve(next);
      await writeFile(path, JSON.stringify(next));
    },
  };
}

async function readVersions(path: string): Promise<Record<string, number>> {
  try {
    return versionsSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return {};
  }
}
