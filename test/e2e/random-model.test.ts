import { describe, expect, it } from 'vitest';
import { richTextSchema } from '#shared/domain/rich-text.ts';
import { evidenceIdSchema } from '#shared/base/ids.ts';
import { citedEvidence } from '#shared/text/cited-evidence.ts';
import { randomModel } from '#test/support/model-server/random-model.ts';
import { startModelServer } from '#test/support/model-server/start-model-server.ts';
import { accessibilityBrief, openModelProject } from '#test/support/model-project.ts';

describe('a model that answers nonsense in the right form', () => {
  it.each([1, 2, 3, 4, 5, 6])('breaks nothing: what is kept leads to the sources (seed %i)', async (seed) => {
    const server = await startModelServer({ answer: randomModel(seed) });
    const { store, ask } = await openModelProject(server);
    const brief = { question: accessibilityBrief, lengthWords: 600 };
    // However planning ends, there is something to write from.
    await ask('report.plan', { reasoner: 'model', brief, budget: { steps: 15 } });
    await ask('report.write', { reasoner: 'model' });
    expect(['finished', 'failed']).toContain(store.listRuns()[0]?.state.status);
    const known = new Set(store.listEvidence().map(({ id }) => id));
    for (const { quotes } of store.listEvidence()) {
      for (const { sourceId, charStart, charEnd, exact } of quotes) {
        expect(store.readText(sourceId)?.slice(charStart, charEnd)).toBe(exact);
      }
    }
    const bodies = store.listSections().flatMap(({ state }) => ('body' in state ? [state.body] : []));
    for (const body of bodies) {
      expect(richTextSchema.safeParse(body).success).toBe(true);
      expect(citedEvidence(body).filter((id) => !known.has(id))).toEqual([]);
    }
    expect(JSON.stringify(bodies)).not.toContain('evi_unknown1');
    const ids = store.readOutline().items.flatMap((item) => item.evidenceIds);
    expect(ids.filter((id) => !evidenceIdSchema.safeParse(id).success || !known.has(id))).toEqual([]);
    const checked = await ask('report.check', {});
    expect(checked).toMatchObject(store.readOutline().items.length > 0 ? { ok: true } : { ok: false });
    await server.close();
  });
});
