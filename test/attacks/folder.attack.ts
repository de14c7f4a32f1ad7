import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makePlace } from './support/kills/drafted-base.ts';
import { playScenario, scenarios } from './support/folder/scenarios.ts';

/** The folder of an open project is moved, deleted, replaced, or opened twice. */
export async function measure(options: { tries?: number } = {}) {
  const { tries = scenarios.length } = options;
  const { place, drafted } = await makePlace();
  const wrong: string[] = [];
  for (let number = 0; number < tries; number += 1) {
    const scenario = scenarios[number % scenarios.length];
    if (scenario !== undefined) wrong.push(...(await playScenario(scenario, drafted, join(place, String(number)))));
  }
  for (const each of wrong) process.stderr.write(`${each}\n`);
  await rm(place, { recursive: true, force: true, maxRetries: 5 });
  return {
    name: 'folder',
    rows: [
      { what: 'scenarios played', value: tries, unit: '' },
      { what: 'went wrong', value: wrong.length, unit: '', bar: 0, isMissed: wrong.length > 0 },
    ],
  };
}
