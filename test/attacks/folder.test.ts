import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '#test/support/temp-folder.ts';
import { makeSmallProject } from './support/kills/small-base.ts';
import { playScenario, scenarios } from './support/folder/scenarios.ts';

describe('the folder of an open project', () => {
  it.each(
    scenarios.filter(({ name }) => !name.includes('import')).map((scenario) => [scenario.name, scenario] as const),
  )('may be %s: nothing acknowledged is lost, nothing is written elsewhere', async (_name, scenario) => {
    const place = await tempFolder();
    makeSmallProject(join(place, 'small'));
    expect(await playScenario(scenario, join(place, 'small'), join(place, 'scene'))).toEqual([]);
  });
});
