import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toId, type EvidenceId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { OutlineItem } from '#shared/domain/outline.ts';
import { toQuote } from '#shared/text/anchor.ts';
import { estimateTokens } from '#shared/text/token-estimate.ts';
import { splitSentences } from '#shared/text/sentences.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import { obedientModel } from '#test/support/model-server/obedient-model.ts';
import { startModelServer } from '#test/support/model-server/start-model-server.ts';
import { accessibilityBrief, openModelProject, sampleFolder } from '#test/support/model-project.ts';

/** As many pieces of evidence as wanted, each a run of sentences of some source. */
function evidenceFrom(store: ProjectStore, wanted: number): readonly Evidence[] {
  const made: Evidence[] = [];
  for (let length = 1; made.length < wanted; length += 1) {
    if (length > 12) throw new Error(`the library has ${made.length} of ${wanted} pieces`);
    for (const source of store.listSources()) {
      const text = store.readText(source.id) ?? '';
      const spans = splitSentences(text, 'en');
      for (let at = 0; at + length <= spans.length && made.length < wanted; at += 1) {
        const [first, last] = [spans[at], spans[at + length - 1]];
        if (first === undefined || last === undefined) continue;
        const { charStart } = first;
        const { charEnd } = last;
        const exact = text.slice(charStart, charEnd);
        if (exact.length < 120 || exact.length > 900) continue;
        made.push({
          id: toId(
            'evi',
            createHash('sha256').update(`${source.id}${charStart}-${charEnd}`).digest('hex').slice(0, 12),
          ),
          goal: 'growth',
          summary: exact.slice(0, 160),
          quotes: [toQuote({ sourceId: source.id, text, charStart, charEnd, pages: [] })],
          addedBy: 'planner',
          tags: [],
          note: '',
          status: 'active',
        });
      }
    }
  }
  return made;
}

function outlineOver(evidence: readonly Evidence[], bodyItems: number): OutlineItem[] {
  const item = (name: string, order: number, role: OutlineItem['role'], evidenceIds: EvidenceId[]): OutlineItem => ({
    id: toId('itm', name),
    parentId: null,
    order,
    heading: role === 'body' ? `What the guides say on subject number ${order}` : role,
    intent: `Say what holds for subject ${order}`,
    role,
    evidenceIds,
    lockedBy: null,
    isNotInSources: false,
  });
  const share = evidence.length / bodyItems;
  return [
    item('introduction', 0, 'introduction', []),
    ...Array.from({ length: bodyItems }, (_, at) =>
      item(
        `body${String(at).padStart(4, '0')}`,
        at + 1,
        'body',
        evidence.slice(at * share, (at + 1) * share).map(({ id }) => id),
      ),
    ),
    item('closing', bodyItems + 1, 'closing', []),
  ];
}

/** The longest prompt of the writer for a report of this size, in tokens by the estimate that prompts are cut by. */
async function largestWriterPrompt(size: { bodyItems: number; evidencePerItem: number; lengthWords: number }) {
  const server = await startModelServer({ answer: obedientModel() });
  const { store, mustAsk } = await openModelProject(server, { library: sampleFolder });
  const evidence = evidenceFrom(store, size.bodyItems * size.evidencePerItem);
  store.putEvidence(evidence);
  store.writeOutline({ items: outlineOver(evidence, size.bodyItems) }, 'test');
  store.putRun({
    id: toId('run', 'planned'),
    kind: 'plan',
    reasoner: 'model',
    brief: { question: accessibilityBrief, lengthWords: size.lengthWords },
    budget: {},
    state: { status: 'finished', stopReason: 'covered' },
    startedAt: '2026-01-01T00:00:00.000Z',
  });
  const { runId, drafted } = await mustAsk('report.write', {});
  expect(drafted).toBe(size.bodyItems + 2);
  await server.close();
  return Math.max(...promptSizes(store, runId, 'writer').map(({ tokens }) => tokens));
}

function promptSizes(store: ProjectStore, runId: Parameters<ProjectStore['listCalls']>[0], role: string) {
  return store
    .listCalls(runId)
    .filter(({ request }) => request.role === role)
    .map(({ request }) => ({
      purpose: request.purpose,
      tokens: request.messages.reduce((sum, { content }) => sum + estimateTokens(content), 0),
    }));
}

describe('the size of prompts', () => {
  it("of the writer doesn't grow with the evidence or the report", async () => {
    const base = await largestWriterPrompt({ bodyItems: 8, evidencePerItem: 32, lengthWords: 2500 });
    const moreEvidence = await largestWriterPrompt({ bodyItems: 8, evidencePerItem: 320, lengthWords: 2500 });
    const longerReport = await largestWriterPrompt({ bodyItems: 80, evidencePerItem: 32, lengthWords: 25_000 });
    expect({ moreEvidence: moreEvidence / base, longerReport: longerReport / base }).toSatisfy(
      ({ moreEvidence: a, longerReport: b }: { moreEvidence: number; longerReport: number }) => a < 1.05 && b < 1.05,
    );
  }, 240_000);

  it("of the planner doesn't grow with its steps", async () => {
    const server = await startModelServer({ answer: obedientModel({ steps: 45 }) });
    const { store, mustAsk } = await openModelProject(server);
    const { runId } = await mustAsk('report.plan', {
      reasoner: 'model',
      brief: { question: accessibilityBrief, lengthWords: 2500 },
      budget: { steps: 45 },
    });
    const sizes = new Map(
      promptSizes(store, runId, 'planner').map(({ purpose, tokens }) => [Number(purpose.split(' ')[1]), tokens]),
    );
    const early = sizes.get(5) ?? 0;
    const late = Math.max(...[...sizes].filter(([step]) => step > 5).map(([, tokens]) => tokens));
    expect(sizes.has(40)).toBe(true);
    expect(late / early).toBeLessThan(1.2);
    await server.close();
  });
});
