import { expect, it } from 'vitest';
import { measure } from './injected-faults.attack.ts';

it('outlasts calls to the disk and the engine that fail while a person edits', async () => {
  const only = ['section.write', 'outline.edit', 'evidence.add', 'report.edit', 'runs.start redo', 'project.close'];
  const { rows } = await measure({ tries: 14, seed: 11, only });
  expect(rows.filter((row) => 'isMissed' in row && row.isMissed)).toEqual([]);
  expect(rows.find(({ what }) => what === 'tried')?.value).toBeGreaterThan(10);
});
