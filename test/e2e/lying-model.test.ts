import { succeed } from '#shared/base/result.ts';
import { exportedText } from '#test/support/exported-text.ts';
import { describe, expect, it } from 'vitest';
import { claimsOf } from '#shared/text/rich-text-claims.ts';
import { citedEvidence } from '#shared/text/cited-evidence.ts';
import { lyingModel } from '#test/support/model-server/lying-model.ts';
import { startModelServer } from '#test/support/model-server/start-model-server.ts';
import { figuresBrief, figuresFolder, openModelProject } from '#test/support/model-project.ts';

describe('a model that lies', () => {
  it.each([1, 2, 3])(
    'gets none of its inventions into the report, and each wrong number flagged (seed %i)',
    async (seed) => {
      const liar = lyingModel({ seed, ids: 1 / 3, quotes: 1 / 3, numbers: 1 / 5 });
      const server = await startModelServer({ answer: liar.answer });
      const { store, folder, project, mustAsk } = await openModelProject(server, { library: figuresFolder });
      await mustAsk('report.draft', {
        reasoner: 'model',
        brief: { question: figuresBrief, lengthWords: 1200 },
      });
      expect(liar.inventedIds.size).toBeGreaterThan(5);
      expect(liar.inventedQuotes.size).toBeGreaterThan(5);
      const checked = await mustAsk('report.check', {});
      const exported = await mustAsk('report.export', { format: 'json', withQuotes: true });
      const text = await exportedText({ project: () => succeed(project) }, folder, exported);
      const stored = store.listSections().flatMap(({ state }) => ('body' in state ? citedEvidence(state.body) : []));
      expect(stored.length).toBeGreaterThan(5);
      for (const id of liar.inventedIds) {
        expect(text).not.toContain(id);
        expect(stored).not.toContain(id);
      }
      for (const quote of liar.inventedQuotes) expect(text).not.toContain(quote);
      for (const { quotes } of store.listEvidence()) {
        for (const quote of quotes) expect(liar.inventedQuotes).not.toContain(quote.exact);
      }
      expect(checked.resolved).toBe(checked.citations);
      expect(checked.quotesExact).toBe(checked.citations);
      // Only numbers that are still in the report can mislead anyone.
      const claims = store.listSections().flatMap(({ state }) => ('body' in state ? claimsOf(state.body, 'en') : []));
      const standing = liar.wrongNumbers.filter(({ sentence }) =>
        claims.some(({ text: said }) => said.includes(sentence)),
      );
      expect(standing.length).toBeGreaterThan(0);
      for (const { sentence, number } of standing) {
        const flags = checked.problems.filter(
          ({ code, text: said }) => code === 'number-not-in-quotes' && said.includes(sentence),
        );
        expect(
          flags.some(({ detail }) => detail.includes(number)),
          `${number} in: ${sentence}`,
        ).toBe(true);
      }
      await server.close();
    },
  );
});
