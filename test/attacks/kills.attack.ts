import { rm } from 'node:fs/promises';
import { attackPhases } from './support/kills/attack-phases.ts';
import { makePlace } from './support/kills/drafted-base.ts';
import { editPhase } from './support/kills/edit-phase.ts';

/** SIGKILL at random moments of all that the core does; then every acknowledged write must be there. */
export async function measure(options: { tries?: number; seed?: number } = {}) {
  const { tries = 100, seed = 20_261_121 } = options;
  const { place, drafted } = await makePlace();
  try {
    const rows = await attackPhases({ phases: [editPhase(drafted)], place, tries, seed });
    return { name: `kills, seed ${seed}`, rows };
  } finally {
    await rm(place, { recursive: true, force: true, maxRetries: 5 });
  }
}
