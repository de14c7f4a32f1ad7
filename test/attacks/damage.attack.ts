import { rm } from 'node:fs/promises';
import { attackFiles } from './support/damage/attack-files.ts';

/** Every file of a project damaged in every way; it opens, or says what is wrong. */
export async function measure(options: { tries?: number; seed?: number } = {}) {
  const { tries = 300, seed = 20_261_121 } = options;
  const { rows, place } = await attackFiles({ tries, seed });
  await rm(place, { recursive: true, force: true, maxRetries: 5 });
  return { name: `damage, seed ${seed}`, rows };
}
