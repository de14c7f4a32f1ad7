import { describe, expect, it, onTestFinished } from 'vitest';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import { obedientModel } from '#test/support/model-server/obedient-model.ts';
import { startModelServer } from '#test/support/model-server/start-model-server.ts';
import { openLiveProject, openWindow, sampleBrief as brief } from '#test/support/open-live-project.ts';

const documents = ['product-users.md', 'content-guide-plain-language.md', 'accessibility-checklist.md'];

/** A model that hangs in the middle of its so-manieth answer, as long as it isn't mended. */
async function hangingModel(hangsAt: (messages: string, index: number) => boolean) {
  let isMended = false;
  const obey = obedientModel();
  const server = await startModelServer({
    answer: (body, index) => {
      const isHanging = !isMended && hangsAt(JSON.stringify(body.messages), index);
      return isHanging ? { kind: 'hang', text: 'Some words of a sentence that is not done.\nAnd' } : obey(body, index);
    },
  });
  onTestFinished(() => server.close());
  const environment = { HEDDLE_BASE_URL: server.baseUrl, HEDDLE_MODEL: 'obedient' };
  return { server, environment, mend: () => (isMended = true) };
}

const environmentOf = (folder: string, environment: Record<string, string>) => ({ ...environment, HOME: folder });

describe('a run with a model that does not answer', () => {
  it('is paused while it waits, and repeats no answered call when it is resumed', async () => {
    const { server, environment, mend } = await hangingModel((_, index) => index >= 3);
    const { folder, ask, hear, heard } = await openLiveProject(documents, { environment });
    const { runId } = await ask('runs.start', { folder, work: 'plan', brief, reasoner: 'model' });
    await server.until(() => server.requests.length === 4);
    await ask('runs.halt', { folder, runId, how: 'pause' });
    await server.until(() => server.requests[3]?.isAbandoned === true);
    expect(await hear('run-spent', { where: ({ usage }) => usage.calls === 3 })).toMatchObject({ runId });
    mend();
    const from = heard.length;
    await ask('runs.start', { folder, work: 'plan', resume: true });
    expect(await hear('run-ended', { from })).toMatchObject({ runId, state: { status: 'finished' } });
    const answered = server.requests.filter(({ isAnswered }) => isAnswered).map(({ hash }) => hash);
    expect(new Set(answered).size).toBe(answered.length);
  });

  it('shows a window that opens in its middle what has streamed so far', async () => {
    const { environment } = await hangingModel((messages) => messages.includes('You write one section'));
    const { folder, ask, hear } = await openLiveProject(documents, { environment });
    const { runId } = await ask('runs.start', { folder, work: 'draft', brief, reasoner: 'model' });
    const { itemId } = await hear('section-text');
    const live = await ask('runs.live', { folder });
    expect(live.streaming).toContainEqual({ itemId, text: expect.stringContaining('Some words') });
    expect(live.events.map(({ event }) => (event as { type: string }).type)).not.toContain('section-text');
    const { parts } = await ask('report.read', { folder });
    expect(parts.find((part) => part.itemId === itemId)?.status).toBe('drafting');
    expect(parts.some(({ status }) => status === 'queued')).toBe(true);
    await ask('runs.halt', { folder, runId, how: 'pause' });
    const after = await ask('report.read', { folder });
    expect(after.parts.filter(({ status }) => status === 'drafting' || status === 'queued')).toEqual([]);
  });
});

describe('a run whose core was killed', () => {
  it('is told as one that waits to be resumed', async () => {
    const { environment } = await hangingModel((_, index) => index >= 3);
    const { folder, ask, host, hear } = await openLiveProject(documents, { environment });
    const { runId } = await ask('runs.start', { folder, work: 'plan', brief, reasoner: 'model' });
    await hear('model-answered');
    await host.close();
    // As a kill leaves it.
    const opened = openProjectStore({ folder, create: false, clock: { nowMs: () => 0 } });
    if (!opened.ok) throw new Error(opened.fault.message);
    const run = opened.value.store.getRun(runId);
    if (run === null) throw new Error('no run');
    opened.value.store.putRun({ ...run, state: { status: 'running' } });
    opened.value.store.close();
    const again = await openWindow(folder, { environment: environmentOf(folder, environment) });
    const interrupted = { runId, state: { status: 'paused', fault: { code: 'run-interrupted' } } };
    expect((await again.ask('runs.live', { folder })).run).toMatchObject(interrupted);
    expect((await again.ask('runs.list', { folder })).runs).toMatchObject([interrupted]);
    expect(await again.ask('runs.trace', { folder, runId })).toMatchObject(interrupted);
    await again.ask('runs.halt', { folder, runId, how: 'stop' });
    expect((await again.ask('runs.list', { folder })).runs).toMatchObject([{ state: { status: 'cancelled' } }]);
  });
});
