import { describe, expect, it } from 'vitest';
import type { FaultCode } from '#shared/base/fault.ts';
import { obedientModel } from '#test/support/model-server/obedient-model.ts';
import { startModelServer, type ChatBody, type ServerAnswer } from '#test/support/model-server/start-model-server.ts';
import { accessibilityBrief, openModelProject } from '#test/support/model-project.ts';

type Trouble = {
  readonly name: string;
  readonly answer: (good: ServerAnswer & { kind: 'text' }) => ServerAnswer;
  /** How the run is expected to end; null: it gets to its end, with what could not be had marked. */
  readonly fault: FaultCode | null;
  readonly whose?: 'user' | 'provider';
};

const invented = '{"action":"search","queries":["';
const troubles: readonly Trouble[] = [
  {
    name: 'answers 429 with a delay, for good',
    answer: () => ({ kind: 'status', status: 429, headers: { 'retry-after': '1' } }),
    fault: 'endpoint-busy',
    whose: 'provider',
  },
  { name: 'answers 500', answer: () => ({ kind: 'status', status: 500 }), fault: 'endpoint-broken', whose: 'provider' },
  { name: 'answers in HTML', answer: () => ({ kind: 'html' }), fault: 'endpoint-broken', whose: 'provider' },
  { name: 'answers an empty body', answer: () => ({ kind: 'empty' }), fault: 'endpoint-broken', whose: 'provider' },
  {
    name: 'cuts each stream in half',
    answer: ({ text }) => ({ kind: 'cut', text, afterChars: Math.floor(text.length / 2) }),
    fault: 'endpoint-broken',
    whose: 'provider',
  },
  { name: 'denies the key', answer: () => ({ kind: 'status', status: 401 }), fault: 'endpoint-denied', whose: 'user' },
  {
    name: 'no longer has the model',
    answer: () => ({ kind: 'status', status: 404 }),
    fault: 'model-not-found',
    whose: 'user',
  },
  { name: 'answers wrong JSON', answer: () => ({ kind: 'text', text: invented }), fault: null },
  { name: 'says nothing', answer: () => ({ kind: 'text', text: '' }), fault: null },
  { name: 'refuses', answer: () => ({ kind: 'text', text: '', finishReason: 'content_filter' }), fault: null },
  { name: 'never ends its answer', answer: () => ({ kind: 'endless', text: 'and so on ' }), fault: null },
];

const brief = { question: accessibilityBrief, lengthWords: 900 };

describe.each(troubles)('an endpoint that $name', ({ answer, fault, whose }) => {
  it('while writing: the run pauses or ends by name, no section is lost, and it goes on when the endpoint is well', async () => {
    const good = obedientModel();
    let isIll = false;
    let drafts = 0;
    const server = await startModelServer({
      answer: (body, index) => {
        const well = good(body, index);
        if (body.response_format === undefined && isDraft(body)) drafts += 1;
        // It falls ill when two sections are drafted.
        if (drafts > 2) isIll = true;
        return isIll && well.kind === 'text' ? answer(well) : well;
      },
    });
    const { store, ask, mustAsk } = await openModelProject(server, {
      environment: { HEDDLE_PATIENCE_SECONDS: '1', HEDDLE_PARALLEL_CALLS: '1' },
    });
    await mustAsk('report.plan', { reasoner: 'model', brief });
    const written = await ask('report.write', {});
    const before = store.listSections().filter(({ state }) => state.status === 'drafted');
    expect(before.length).toBeGreaterThanOrEqual(2);
    expect(written).toMatchObject(endWith(fault, whose));
    expect(store.listRuns()[0]?.state).toMatchObject(stateAfter(fault));
    isIll = false;
    drafts = Number.NEGATIVE_INFINITY;
    await mustAsk('report.write', { resume: fault !== null });
    const after = store.listSections();
    expect(after.every(({ state }) => state.status === 'drafted')).toBe(true);
    // What was drafted before the trouble stands as it stood.
    expect(after).toEqual(expect.arrayContaining(fault === null ? [] : before));
    await server.close();
  });

  it('from the start: the plan pauses or stops by name', async () => {
    const good = obedientModel();
    const server = await startModelServer({
      answer: (body, index) => {
        const well = good(body, index);
        return well.kind === 'text' ? answer(well) : well;
      },
    });
    const { store, ask } = await openModelProject(server, { environment: { HEDDLE_PATIENCE_SECONDS: '1' } });
    const planned = await ask('report.plan', { reasoner: 'model', brief });
    expect(planned).toMatchObject(endWith(fault, whose, 'reasoner-stuck'));
    expect(store.listRuns()[0]?.state).toMatchObject(stateAfter(fault));
    await server.close();
  });
});

describe('an endpoint that is not there', () => {
  it('is named with whose move it is', async () => {
    const server = await startModelServer({ answer: obedientModel() });
    const { ask, store } = await openModelProject(server, { environment: { HEDDLE_PATIENCE_SECONDS: '1' } });
    await server.close();
    expect(await ask('report.plan', { reasoner: 'model', brief })).toMatchObject({
      ok: false,
      fault: { code: 'endpoint-unreachable', whose: 'provider' },
    });
    expect(store.listRuns()[0]?.state.status).toBe('paused');
  });
});

function endWith(fault: FaultCode | null, whose: Trouble['whose'], stopReason?: string) {
  if (fault !== null) return { ok: false, fault: { code: fault, whose } };
  return stopReason === undefined ? { ok: true } : { ok: true, value: { stopReason } };
}

function stateAfter(fault: FaultCode | null) {
  return fault === null ? { status: 'finished' } : { status: 'paused', fault: { code: fault } };
}

function isDraft({ messages }: ChatBody): boolean {
  return messages.some(({ content }) => content.includes('DIGEST:'));
}
