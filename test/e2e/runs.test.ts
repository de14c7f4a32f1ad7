import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { RequestOutput } from '#shared/contract/index.ts';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import { heddle, heddleJson } from '#test/support/heddle.ts';
import { runOf } from '#test/support/open-test-project.ts';
import { callOf } from '#test/support/stored-calls.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

/** A project with two runs of which the newer asked a model twice. */
async function projectWithRuns(): Promise<{ folder: string; project: string }> {
  const folder = await tempFolder();
  const project = join(folder, 'project');
  const opened = openProjectStore({ folder: project, create: true, clock: { nowMs: () => 0 } });
  if (!opened.ok) throw new Error(opened.fault.message);
  const { store } = opened.value;
  const runId = toId('run', 'newer0');
  store.putRun(runOf({ question: 'Why?' }, { id: toId('run', 'older0') }));
  store.putRun(runOf({ question: 'How?' }, { id: runId }));
  store.putStep({ runId, index: 0, kind: 'begin', outcome: { soundCall: null } });
  store.putStep({ runId, index: 1, kind: 'search', outcome: { goal: 'ways', soundCall: 'decide 1' } });
  store.putCall(callOf({ runId, purpose: 'decide 1', text: '{"action":"search"}' }));
  store.putCall(callOf({ runId, purpose: 'extract ways', role: 'extractor', text: '[]' }));
  store.close();
  return { folder, project };
}

describe('runs on the command line', () => {
  it('are listed, and traced by the beginning of their id or as the last', async () => {
    const { project } = await projectWithRuns();
    const { runs } = await heddleJson<RequestOutput<'runs.list'>>('runs', project);
    expect(runs.map(({ runId }) => runId)).toEqual(['run_newer0', 'run_older0']);
    for (const name of ['last', 'new', 'run_newer0']) {
      const traced = await heddleJson<RequestOutput<'runs.trace'>>('trace', project, name);
      expect(traced).toMatchObject({ runId: 'run_newer0', usage: { calls: 2 } });
      expect(traced.trace[1]?.calls.map(({ answer }) => answer)).toEqual(['{"action":"search"}', '[]']);
    }
    const unknown = await heddle('trace', project, 'zzz');
    expect(unknown).toMatchObject({ code: 1, stdout: '' });
    expect(unknown.stderr).toContain('heddle runs');
    const inWords = await heddle('trace', project, 'last');
    expect(inWords.stdout).toMatch(/search "ways"\s+2\s+200\s+20\s+price unknown/);
  });

  it('leave their trajectories in a file, whole', async () => {
    const { folder, project } = await projectWithRuns();
    const file = join(folder, 'out', 'examples.jsonl');
    const answer = await heddleJson('trace', project, 'last', '--export-trajectories', file);
    expect(answer).toEqual({ file, planner: 1, writer: 0, leftOut: 0 });
    const [line = '', rest] = (await readFile(file, 'utf8')).split('\n');
    expect(rest).toBe('');
    expect(JSON.parse(line)).toMatchObject({ messages: [{ role: 'system' }, { role: 'user' }, { role: 'assistant' }] });
    expect(await readdir(join(folder, 'out'))).toEqual(['examples.jsonl']);
  });
});
