import { describe, expect, it } from 'vitest';
import { openLiveProject, openWindow, sampleBrief as brief } from '#test/support/open-live-project.ts';

const documents = ['product-users.md', 'content-guide-plain-language.md', 'accessibility-checklist.md'];

describe('a run in a core that lives on', () => {
  it('goes on by itself, tells what it does, and refuses a second one beside it', async () => {
    const { folder, ask, refuse, hear, heard, connection } = await openLiveProject(documents);
    const from = heard.length;
    const { runId } = await ask('runs.start', { folder, work: 'draft', brief });
    expect(await refuse('runs.start', { folder, work: 'plan', brief })).toMatchObject({
      fault: { code: 'run-in-progress' },
    });
    expect(await refuse('report.write', { folder })).toMatchObject({ fault: { code: 'run-in-progress' } });
    const next = Promise.withResolvers<Awaited<ReturnType<typeof ask<'runs.start'>>>>();
    const stopListening = connection.subscribe(({ event }) => {
      if (event.type === 'run-ended') next.resolve(ask('runs.start', { folder, work: 'plan', brief }));
    });
    const { run } = await ask('runs.live', { folder });
    expect(run).toMatchObject({ runId, state: { status: 'running' } });
    expect(await ask('project.read', { folder })).toMatchObject({ activeRunId: runId });
    expect(await hear('run-ended')).toMatchObject({ runId, state: { status: 'finished' } });
    stopListening();
    const told = heard.slice(from).filter(({ event }) => !('runId' in event) || event.runId === runId);
    expect(told.map(({ origin }) => origin)).toEqual(told.map(() => null));
    const [spent] = told
      .map(({ event }) => event)
      .filter(({ type }) => type === 'run-spent')
      .toReversed();
    const { runs } = await ask('runs.list', { folder });
    expect(spent).toMatchObject({ runId, steps: runs.find((each) => each.runId === runId)?.steps });
    // Whoever hears of its end may begin another.
    const { runId: nextId } = await next.promise;
    await hear('run-ended', { where: (event) => event.runId === nextId });
    expect(await ask('runs.live', { folder })).toMatchObject({ run: null, events: [], streaming: [] });
    expect(await ask('project.read', { folder })).toMatchObject({ activeRunId: null });
  });

  it('is paused at once, tells so to a window that opens, and goes on where it stopped', async () => {
    const { folder, ask, hear, heard } = await openLiveProject(documents);
    const { runId } = await ask('runs.start', { folder, work: 'draft', brief });
    await hear('search-finished');
    await ask('runs.halt', { folder, runId, how: 'pause' });
    const paused = { status: 'paused', fault: { code: 'run-paused', whose: 'user' } };
    expect(await hear('run-ended')).toMatchObject({ runId, state: paused });
    expect((await ask('runs.live', { folder })).run).toMatchObject({ runId, state: paused });
    const from = heard.length;
    expect(await ask('runs.start', { folder, work: 'draft', resume: true })).toEqual({ runId });
    expect(await hear('run-started', { from })).toMatchObject({ runId, isResumed: true });
    expect(await hear('run-ended', { from })).toMatchObject({ state: { status: 'finished' } });
  });

  it('that is stopped is cancelled and keeps what it made, also one that was paused before', async () => {
    const { folder, ask, hear, heard } = await openLiveProject(documents);
    const { runId } = await ask('runs.start', { folder, work: 'draft', brief });
    await hear('section-finished');
    await ask('runs.halt', { folder, runId, how: 'stop' });
    expect(await hear('run-ended')).toMatchObject({ state: { status: 'cancelled' } });
    expect(await ask('runs.live', { folder })).toMatchObject({ run: null });
    expect((await ask('outline.read', { folder })).outline.items).not.toEqual([]);
    const from = heard.length;
    const other = await ask('runs.start', { folder, work: 'plan', brief });
    await ask('runs.halt', { folder, runId: other.runId, how: 'pause' });
    await hear('run-ended', { from });
    await ask('runs.halt', { folder, runId: other.runId, how: 'stop' });
    const { runs } = await ask('runs.list', { folder });
    expect(runs[0]).toMatchObject({ runId: other.runId, state: { status: 'cancelled' } });
  });

  it('can be resumed after the core was closed', async () => {
    const { folder, host, ask, hear } = await openLiveProject(documents);
    const { runId } = await ask('runs.start', { folder, work: 'draft', brief });
    await hear('search-finished');
    await host.close();
    const again = await openWindow(folder);
    expect((await again.ask('runs.live', { folder })).run).toMatchObject({
      runId,
      state: { status: 'paused', fault: { code: 'run-interrupted' } },
    });
    await again.ask('runs.start', { folder, work: 'draft', resume: true });
    expect(await again.hear('run-ended')).toMatchObject({ runId, state: { status: 'finished' } });
  });

  it('says why it can not begin', async () => {
    const { folder, refuse, ask } = await openLiveProject([]);
    expect(await refuse('runs.start', { folder, work: 'draft', brief })).toMatchObject({
      fault: { code: 'no-sources' },
    });
    expect(await refuse('runs.start', { folder, work: 'write' })).toMatchObject({ fault: { code: 'outline-missing' } });
    expect(await refuse('runs.halt', { folder, runId: 'run_nosuch' as never, how: 'stop' })).toMatchObject({
      fault: { code: 'run-not-found' },
    });
    expect(await ask('runs.live', { folder })).toMatchObject({ run: null });
  });
});
