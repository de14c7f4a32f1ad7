import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import { heddleWith, startHeddleWith } from '#test/support/heddle.ts';
import { obedientModel } from '#test/support/model-server/obedient-model.ts';
import { startModelServer } from '#test/support/model-server/start-model-server.ts';
import { accessibilityBrief, libraryFolder } from '#test/support/model-project.ts';
import { createRandom } from '#test/support/random.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const wantedKills = 12;

/** The messages of every call that the project's journal holds an answer to, and whether the draft came to its end. */
function journalOf(project: string): { answered: ReadonlySet<string>; isFinished: boolean } {
  const opened = openProjectStore({ folder: project, create: false, clock: { nowMs: () => 0 } });
  if (!opened.ok) throw new Error(opened.fault.message);
  const { store } = opened.value;
  const runs = store.listRuns();
  const calls = runs.flatMap(({ id }) => store.listCalls(id));
  store.close();
  return {
    answered: new Set(calls.map(({ request }) => JSON.stringify(request.messages))),
    isFinished: runs[0]?.state.status === 'finished',
  };
}

describe('a draft with a model that is killed at any moment', () => {
  it('asks again for no call that was answered, and ends in the report of an undisturbed one', async () => {
    const folder = await tempFolder();
    const files = await libraryFolder(folder);
    const answer = obedientModel({ delayMs: 40 });
    const server = await startModelServer({ answer });
    const environment = {
      HEDDLE_BASE_URL: server.baseUrl,
      HEDDLE_MODEL: 'obedient',
      HEDDLE_CONFIG_DIR: join(folder, 'config'),
    };
    const heddle = async (...words: string[]) => {
      const { code, stderr } = await heddleWith({ environment }, ...words);
      expect({ code, stderr }).toMatchObject({ code: 0 });
    };
    const draft = (project: string) => [
      'draft',
      project,
      '--reasoner',
      'model',
      '--brief',
      accessibilityBrief,
      '--words',
      '900',
    ];
    const report = async (project: string) => {
      await heddle('export', project, '--format', 'json', '--out', `${project}.json`);
      const { default: exported } = (await import(`${project}.json`, { with: { type: 'json' } })) as {
        default: { date?: string };
      };
      return { ...exported, date: '' };
    };

    const undisturbed = join(folder, 'undisturbed');
    await heddle('init', undisturbed);
    await heddle('import', undisturbed, files);
    const startedMs = performance.now();
    await heddle(...draft(undisturbed));
    const draftMs = performance.now() - startedMs;
    const expected = await report(undisturbed);

    const random = createRandom(30);
    let kills = 0;
    let inFlight = 0;
    for (let number = 0; kills < wantedKills; number += 1) {
      expect(number).toBeLessThan(wantedKills);
      const project = join(folder, `killed-${number}`);
      await heddle('init', project);
      await heddle('import', project, files);
      for (;;) {
        const { answered } = journalOf(project);
        const seen = server.requests.length;
        const child = startHeddleWith({ environment }, ...draft(project), '--resume');
        child.stderr?.resume();
        child.stdout?.resume();
        const moment = kills < wantedKills ? (0.25 + 0.5 * random()) * draftMs : Number.POSITIVE_INFINITY;
        const timer = moment === Number.POSITIVE_INFINITY ? undefined : setTimeout(() => child.kill('SIGKILL'), moment);
        if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
        clearTimeout(timer);
        const asked = server.requests.slice(seen);
        const repeated = asked.filter(({ body }) => answered.has(JSON.stringify(body.messages)));
        expect(repeated.map(({ body }) => body.messages)).toEqual([]);
        expect([0, null]).toContain(child.exitCode);
        if (child.signalCode !== 'SIGKILL') break;
        kills += 1;
        const { answered: kept, isFinished } = journalOf(project);
        inFlight += asked.filter(
          ({ body, answeredAtMs }) => answeredAtMs !== null && !kept.has(JSON.stringify(body.messages)),
        ).length;
        // The same words again would begin another draft.
        if (isFinished) break;
      }
      expect(await report(project)).toEqual(expected);
    }
    expect(kills).toBeGreaterThanOrEqual(wantedKills);
    // Answers on their way when the kill came: no one had them yet. At most the calls that may be made side by side.
    expect(inFlight).toBeLessThanOrEqual(4 * kills);
    await server.close();
  }, 540_000);
});
