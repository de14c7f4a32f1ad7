import { rm } from 'node:fs/promises';
import { attackFiles } from './support/damage/attack-files.ts';
import { makeBase } from './support/damage/damaged-base.ts';

/** Every file of a project damaged in every way; it opens, or says what is wrong. */
export async function measure(options: { tries?: number; seed?: number } = {}) {
  const { tries = 300, seed = 20_261_121 } = options;
  const base = await makeBase();
  const tell = (line: string) => void process.stderr.write(`${line}\n`);
  try {
    return { name: `damage, seed ${seed}`, rows: await attackFiles({ base, tries, seed, tell }) };
  } finally {
    await rm(base.place, { recursive: true, force: true, maxRetries: 5 });
  }
}
