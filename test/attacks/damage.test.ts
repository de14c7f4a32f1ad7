import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '#test/support/temp-folder.ts';
import { attackFiles } from './support/damage/attack-files.ts';
import { makeSmallProject } from './support/kills/small-base.ts';

describe('a project one of whose files is damaged', () => {
  it('opens as it was or says what is wrong, and shows no text of a source that was changed', async () => {
    const place = await tempFolder();
    const folder = join(place, 'project');
    makeSmallProject(folder);
    const told: string[] = [];
    const tell = (line: string) => void told.push(line);
    const rows = await attackFiles({
      base: { place, folder },
      tries: 26,
      seed: 6,
      without: ['search', 'export'],
      tell,
    });
    expect(rows.filter(({ isMissed }) => isMissed)).toEqual([]);
    expect(told.filter((line) => line.startsWith('named'))).not.toEqual([]);
  });
});
