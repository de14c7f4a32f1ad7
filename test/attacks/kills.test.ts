import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '#test/support/temp-folder.ts';
import { attackPhases } from './support/kills/attack-phases.ts';
import { createPhase } from './support/kills/create-phase.ts';
import { editPhase } from './support/kills/edit-phase.ts';
import { makeSmallProject } from './support/kills/small-base.ts';
import { migrationPhase } from './support/kills/migration-phase.ts';

describe('a core that is killed at any moment', () => {
  it('has lost nothing it acknowledged and left nothing in part', async () => {
    const place = await tempFolder();
    const drafted = join(place, 'small');
    makeSmallProject(drafted);
    const phases = [
      { ...editPhase(drafted), share: 2 },
      { ...createPhase, share: 1 },
      { ...migrationPhase(drafted, { ballastBytes: 4_000_000 }), share: 1 },
    ];
    const told: string[] = [];
    const rows = await attackPhases({ phases, place, tries: 4, seed: 6, tell: (line) => void told.push(line) });
    expect(told).toEqual(['edit: 2 kills', 'creation: 1 kills', 'migration: 1 kills']);
    expect(rows.filter(({ isMissed }) => isMissed)).toEqual([]);
  }, 240_000);
});
