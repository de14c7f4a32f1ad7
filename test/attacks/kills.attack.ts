import { rm } from 'node:fs/promises';
import { attackPhases } from './support/kills/attack-phases.ts';
import { createPhase } from './support/kills/create-phase.ts';
import { draftPhase } from './support/kills/draft-phase.ts';
import { makePlace } from './support/kills/drafted-base.ts';
import { editPhase } from './support/kills/edit-phase.ts';
import { exportPhase } from './support/kills/export-phase.ts';
import { importPhase } from './support/kills/import-phase.ts';
import { migrationPhase } from './support/kills/migration-phase.ts';
import { openPurse } from './support/kills/model-purse.ts';
import { reindexPhase } from './support/kills/reindex-phase.ts';

/** SIGKILL at random moments of all that the core does; then every acknowledged write must be there. */
export async function measure(options: { tries?: number; seed?: number } = {}) {
  const { tries = 100, seed = 20_261_121 } = options;
  const { place, imported, drafted } = await makePlace();
  const { purse, close } = await openPurse();
  const phases = [
    createPhase,
    editPhase(drafted),
    importPhase(),
    draftPhase({ imported, name: 'draft', share: 6, purse: null }),
    draftPhase({ imported, name: 'draft with a model', share: 8, purse }),
    exportPhase(drafted),
    migrationPhase(drafted),
    reindexPhase(drafted),
  ];
  const only = process.env['HEDDLE_KILLS_ONLY'];
  const tell = (line: string) => void process.stderr.write(`${line}\n`);
  try {
    const wanted = phases.filter(({ name }) => only === undefined || name === only);
    return { name: `kills, seed ${seed}`, rows: await attackPhases({ phases: wanted, place, tries, seed, tell }) };
  } finally {
    await close();
    await rm(place, { recursive: true, force: true, maxRetries: 5 });
  }
}
