import { describe, expect, it } from 'vitest';
import { obedientModel } from '#test/support/model-server/obedient-model.ts';
import { startModelServer } from '#test/support/model-server/start-model-server.ts';
import { accessibilityBrief, openModelProject } from '#test/support/model-project.ts';

const brief = { question: accessibilityBrief, lengthWords: 900 };

describe('the budget of a draft with a model', () => {
  it.each([2000, 12_000, 25_000, 50_000])(
    'of %i tokens is never exceeded, and the run goes on with a larger one',
    async (tokens) => {
      const server = await startModelServer({ answer: obedientModel() });
      const { store, ask, mustAsk } = await openModelProject(server);
      const cut = await ask('report.draft', { reasoner: 'model', brief, budget: { tokens } });
      expect(cut).toMatchObject({ ok: false, fault: { code: 'budget-spent', whose: 'user' } });
      const [run] = store.listRuns();
      expect(run?.state).toMatchObject({ status: 'paused', fault: { code: 'budget-spent' } });
      const usages = store.listRuns().map(({ id }) => store.usageOf(id));
      const spent = usages.reduce((sum, usage) => sum + usage.promptTokens + usage.completionTokens, 0);
      expect(spent).toBeLessThanOrEqual(tokens);
      const asked = server.requests.length;
      const { usage } = await mustAsk('report.draft', { resume: true, budget: { tokens: 1_000_000 } });
      // Each answer was paid for once.
      expect(usage.calls).toBe(server.requests.length);
      expect(server.requests.length).toBeGreaterThan(asked);
      await server.close();
    },
  );

  it('that is spent before there is an outline says so, and is no lack of evidence', async () => {
    const server = await startModelServer({ answer: obedientModel() });
    const { store, ask } = await openModelProject(server);
    await ask('report.draft', { reasoner: 'model', brief, budget: { tokens: 40_000 } });
    const asked = server.requests.length;
    const cut = await ask('report.draft', { resume: true, budget: { tokens: 1000 } });
    expect(store.readOutline().items).toEqual([]);
    expect(store.listEvidence().length).toBeGreaterThan(0);
    expect(cut).toMatchObject({ ok: false, fault: { code: 'budget-spent', whose: 'user' } });
    expect(store.listRuns()[0]?.state.status).toBe('paused');
    expect(server.requests.length).toBe(asked);
    await server.close();
  });

  it('in money needs a price, and is kept by it', async () => {
    const server = await startModelServer({ answer: obedientModel() });
    const { store, ask, mustAsk } = await openModelProject(server);
    const budget = { costUsd: 0.05 };
    expect(await ask('report.draft', { reasoner: 'model', brief, budget })).toMatchObject({
      ok: false,
      fault: { code: 'price-unknown', whose: 'user' },
    });
    expect(server.requests).toEqual([]);
    await mustAsk('settings.write', {
      scope: 'project',
      changes: { 'prices.scripted.promptUsd': 1, 'prices.scripted.completionUsd': 4 },
    });
    expect(await ask('report.draft', { resume: true })).toMatchObject({ ok: false, fault: { code: 'budget-spent' } });
    const [run] = store.listRuns();
    const spent = run === undefined ? null : store.usageOf(run.id).costUsd;
    expect(spent).toBeGreaterThan(0);
    expect(spent).toBeLessThanOrEqual(0.05);
    const { usage } = await mustAsk('report.draft', { resume: true, budget: { costUsd: 5 } });
    expect(usage.costUsd).toBeGreaterThan(0.05);
    await server.close();
  });
});
