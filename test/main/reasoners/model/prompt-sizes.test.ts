import { describe, expect, it } from 'vitest';
import type { ModelCall } from '#main/ports/language-model.ts';
import type { ItemRole, OutlineItem } from '#shared/domain/outline.ts';
import type { PlannerState, SectionRequest } from '#main/ports/reasoner.ts';
import { fakeLanguageModel, promptTokensOf } from '#test/support/fake-language-model.ts';
import { retryTokens } from '#main/reasoners/model/prompting/prompt-room.ts';
import { createRandom } from '#test/support/random.ts';
import {
  bodyItem,
  digestOf,
  evidenceId,
  evidenceOf,
  itemId,
  never,
  passageOf,
  reasonerOver,
  sectionOf,
  sourceId,
  stateOf,
} from './samples.ts';

const random = createRandom(7);
const vocabulary = Array.from({ length: 400 }, () =>
  Array.from({ length: 3 + Math.floor(random() * 8) }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join(
    '',
  ),
);
const text = (words: number) =>
  Array.from({ length: words }, () => vocabulary[Math.floor(random() * vocabulary.length)] ?? '').join(' ');
const sentence = (words: number) => `${text(words)}, ${Math.floor(random() * 10_000)}.`;
const list = <T>(length: number, make: (index: number) => T): T[] => Array.from({ length }, (_, index) => make(index));

/** A planner's state in which every list has `scale` times what is usual. */
function stateAtScale(scale: number, step: Partial<PlannerState>): PlannerState {
  const items: OutlineItem[] = list(8 * scale, (index) =>
    bodyItem(index, {
      heading: text(6),
      intent: sentence(20),
      evidenceIds: list(5, (at) => evidenceId(index * 5 + at)),
    }),
  );
  return stateOf({
    brief: { question: text(40 * scale), lengthWords: 2500, audience: text(5 * scale), title: text(5 * scale) },
    outline: { items },
    coverage: items.map(({ id }) => ({ itemId: id, evidenceCount: 5, sourceCount: 2, isCovered: false })),
    memoryBank: list(80 * scale, (index) => digestOf(index, sentence(30))),
    lastOutcome: {
      action: 'search',
      goal: sentence(20 * scale),
      newEvidenceIds: list(20 * scale, (index) => evidenceId(index * 2)),
      remarks: list(3 * scale, () => sentence(30)),
    },
    pastQueries: list(20 * scale, () => text(5)),
    notes: items.map(({ id }) => ({ itemId: id, known: sentence(20 * scale), missing: sentence(20 * scale) })),
    clarification: { question: sentence(20 * scale), answer: sentence(40 * scale) },
    ...step,
  });
}

function sectionAtScale(scale: number, role: ItemRole, isRevision: boolean): SectionRequest {
  const cited = evidenceId(0);
  return sectionOf({
    brief: { question: text(40 * scale), lengthWords: 2500 * scale },
    headings: list(8 * scale, (index) => ({
      itemId: itemId(index),
      heading: text(7),
      depth: 1 + (index % 3),
      role: 'body' as const,
    })),
    digests: list(8 * scale, (index) => ({ itemId: itemId(index), heading: text(7), digest: sentence(25) })),
    item: { id: itemId(4), heading: text(6), intent: sentence(20 * scale), role, isNotInSources: false },
    evidence: role === 'body' ? list(20 * scale, (index) => evidenceOf(index, sentence(40), sentence(25))) : [],
    sources: list(5, (index) => ({ id: sourceId(index), title: text(9), authors: [], year: 2020 })),
    saidBefore: list(60 * scale, () => sentence(20)),
    report: {
      ...sectionOf().report,
      unsupportedHeadings: list(3 * scale, () => text(6)),
      singleSourceHeadings: list(3 * scale, () => text(6)),
    },
    problems: isRevision ? list(6 * scale, () => `number-not-in-quotes: ${sentence(30)}`) : [],
    firstDraft: isRevision ? list(14, () => `${sentence(18)} [@${cited}]`).join(' ') : null,
  });
}

/** Every call that a request leads to where nothing that needs JSON is answered with it: most of them. */
async function callsFor(contextTokens: number, ask: Ask, parallelCalls = 4): Promise<readonly ModelCall[]> {
  const badAnswer = `No JSON: ${'so it goes, '.repeat(1000)}`;
  const model = fakeLanguageModel(({ form }) => (form === null ? `It is so [@${evidenceId(1)}].` : badAnswer), {
    contextTokens,
  });
  await ask(reasonerOver(model, parallelCalls));
  return model.calls;
}

type Ask = (reasoner: ReturnType<typeof reasonerOver>) => Promise<unknown>;

function askPlanner(scale: number): Ask {
  const first = { outline: { items: [] }, coverage: [], notes: [] };
  const states = [
    stateAtScale(scale, {}),
    stateAtScale(scale, { memoryBank: list(80 * scale, (index) => digestOf(index + 100_000, sentence(30))) }),
    stateAtScale(scale, first),
    stateAtScale(scale, { ...first, stepsLeft: 1 }),
  ];
  return (reasoner) => Promise.all(states.map((state) => reasoner.decide(state, never)));
}

function askReader(scale: number): Ask {
  const brief = { question: text(40 * scale), lengthWords: 2500 };
  const goal = sentence(20 * scale);
  const candidates = list(60, (index) =>
    passageOf(index, list(10, () => sentence(15 * scale)).join(' '), {
      headingPath: [text(20 * scale)],
      sourceTitle: text(20 * scale),
    }),
  );
  return async (reasoner) => {
    await reasoner.select({ brief, goal, candidates, limit: 20 }, never);
    await reasoner.extract({ brief, goal, passages: candidates.slice(0, 6) }, never);
  };
}

function askWriter(scale: number): Ask {
  const requests = (['body', 'introduction', 'closing'] as const).flatMap((role) => [
    sectionAtScale(scale, role, false),
    sectionAtScale(scale, role, true),
  ]);
  return (reasoner) =>
    Promise.all(requests.map((request) => reasoner.draft(request, { signal: never, onText: () => undefined })));
}

function askChecker(scale: number): Ask {
  const claims = list(6 * scale, () => ({
    text: sentence(20 * scale),
    quotes: list(2 + scale, () => sentence(40 * scale)),
  }));
  return (reasoner) => reasoner.judge({ itemId: itemId(1), claims }, never);
}

describe.each([
  ['planner', askPlanner, 3600],
  ['reader', askReader, 3000],
  ['writer', askWriter, 2900],
  ['checker', askChecker, 2800],
] as const)('the prompts of the %s', (_, askAtScale, cap) => {
  it.each([2048, 4096, 8192, 131_072])(
    'fit with their answers into a context of %i, whatever the size of the request',
    async (contextTokens) => {
      for (const scale of [1, 8]) {
        const calls = await callsFor(contextTokens, askAtScale(scale));
        expect(calls.length).toBeGreaterThan(0);
        const tooLarge = calls.filter((call) => {
          const tokens = promptTokensOf(call);
          const isRetry = call.messages.length > 2;
          return tokens > cap + (isRetry ? retryTokens : 0) || tokens + call.maxTokens > contextTokens;
        });
        expect(tooLarge.map(({ purpose }) => purpose)).toEqual([]);
      }
    },
  );

  it('are the same for the same request, whoever else asks', async () => {
    const ask = askAtScale(2);
    const run = async (parallelCalls: number) => {
      const calls = await callsFor(8192, ask, parallelCalls);
      return calls.map((call) => JSON.stringify(call)).toSorted();
    };
    expect(await run(1)).toEqual(await run(4));
  });
});

describe.each([
  ['planner', askPlanner],
  ['writer', askWriter],
] as const)('the largest prompt of the %s', (_, askAtScale) => {
  it('grows by less than 5 % from much to ten times as much', async () => {
    const largest = async (scale: number) => Math.max(...(await callsFor(32_768, askAtScale(scale))).map(charsOf));
    expect((await largest(20)) / (await largest(2))).toBeLessThan(1.05);
  });
});

function charsOf({ messages }: ModelCall): number {
  return messages.reduce((sum, { content }) => sum + content.length, 0);
}
