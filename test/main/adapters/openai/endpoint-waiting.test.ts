import { describe, expect, it } from 'vitest';
import type { ModelEvent } from '#main/ports/language-model.ts';
import type { ChatBody, ModelServer, ServerAnswer } from '#test/support/model-server/start-model-server.ts';
import { modelAt, refusal, serverOf, text } from './endpoint-questions.ts';

const busy = (headers: Record<string, string>): ServerAnswer => ({ kind: 'status', status: 429, headers });
const nowMs = Date.parse('2026-01-01T00:00:00Z');

const types = (events: readonly ModelEvent[]) => events.map(({ type }) => type);

function ask(at: ReturnType<typeof modelAt>, content: string, signal?: AbortSignal) {
  return at.ask({ messages: [{ role: 'user', content }] }, signal);
}

describe('a server that wants to be asked again later', () => {
  it.each([
    ['retry-after in seconds', { 'retry-after': '90' }, 90],
    ['retry-after as a date', { 'retry-after': new Date(nowMs + 75_000).toUTCString() }, 75],
    ['retry-after-ms', { 'retry-after-ms': '65000' }, 65],
    ['x-ratelimit-reset-tokens', { 'x-ratelimit-reset-tokens': '1m12.5s', 'x-ratelimit-remaining-tokens': '0' }, 73],
    [
      'the window that is spent',
      {
        'x-ratelimit-reset-requests': '61s',
        'x-ratelimit-remaining-requests': '0',
        'x-ratelimit-reset-tokens': '3h',
        'x-ratelimit-remaining-tokens': '7000',
      },
      61,
    ],
    ['x-ratelimit-reset since the epoch', { 'x-ratelimit-reset': `${nowMs + 62_000}` }, 62],
  ])('is waited for as it says: %s', async (_, headers, seconds) => {
    const server = await serverOf([busy(headers), 'Bees dance.']);
    const at = modelAt(server.baseUrl, { patienceMs: 600_000, clock: { nowMs: () => nowMs } });
    const leaving = new AbortController();
    const asked = at.ask({}, leaving.signal);
    await server.until(() => server.requests[0]?.isAnswered === true);
    await at.nextEvent('run-waiting');
    leaving.abort();
    expect((await asked).answer).toMatchObject({ fault: { code: 'cancelled' } });
    expect(at.events).toMatchObject([{ type: 'run-waiting', retryInSeconds: seconds }]);
  });

  it('is not waited for longer than patience lasts', async () => {
    const server = await serverOf([busy({ 'retry-after': '3600' })]);
    const { answer } = await modelAt(server.baseUrl, { patienceMs: 120_000 }).ask();
    expect(answer).toMatchObject({ fault: { code: 'endpoint-busy' } });
    expect(answer.ok ? '' : answer.fault.message).toContain('60 minutes');
  });

  it('and then answers, tells of one wait and its end', async () => {
    const server = await serverOf([busy({ 'retry-after-ms': '5' }), busy({ 'retry-after-ms': '5' }), 'Bees dance.']);
    const at = modelAt(server.baseUrl);
    expect((await at.ask()).answer).toMatchObject({ ok: true });
    expect(types(at.events)).toEqual(['run-waiting', 'run-continued']);
  });
});

describe('while an endpoint is away', () => {
  it('all calls wait and one at a time tries', async () => {
    let isAway = true;
    let together = 0;
    const server: ModelServer = await serverOf((body, index) => {
      // The first few were on their way before it was known.
      const others = server.requests.slice(0, index).filter(({ isAnswered }) => !isAnswered);
      if (isAway && index >= 4) together += others.length;
      if (index >= 8) isAway = false;
      return isAway ? refusal('Loading model', 503) : text(lastOf(body));
    });
    const at = modelAt(server.baseUrl, { patienceMs: 60_000 });
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const answers = await Promise.all(names.map((name) => ask(at, name)));
    expect(answers.map(({ answer }) => answer.ok && answer.value.text)).toEqual(names);
    expect(together).toBe(0);
    expect(types(at.events)).toEqual(['run-waiting', 'run-continued']);
    // Four failed at once, four tries failed one by one, and then each had its answer.
    expect(server.requests).toHaveLength(4 + 4 + 8);
  });

  it('all of them fail together when patience ends, and soon', async () => {
    const server = await serverOf([refusal('Loading model', 503)]);
    const at = modelAt(server.baseUrl, { patienceMs: 60 });
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ask(at, name)));
    for (const { answer } of answers)
      expect(answer).toMatchObject({ fault: { code: 'endpoint-busy', whose: 'provider' } });
    expect(types(at.events)).toEqual(['run-waiting']);
    // The first four, and then one at a time while there was time: after 5, 10, 20 and 20 milliseconds.
    expect(server.requests).toHaveLength(8);
  });

  it('what was on its way when it went away counts as one failure', async () => {
    const server = await serverOf([refusal('Loading model', 503)]);
    const at = modelAt(server.baseUrl, { patienceMs: 100, pace: { firstMs: 40, longestMs: 10_000 } });
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => ask(at, name)));
    expect(server.requests).toHaveLength(5);
  });

  it('a call that comes after patience has ended tries once, and brings the others back', async () => {
    let isAway = true;
    const server = await serverOf((body) => (isAway ? refusal('Loading model', 503) : text(lastOf(body))));
    const at = modelAt(server.baseUrl, { patienceMs: 30 });
    await ask(at, 'a');
    const tried = server.requests.length;
    expect((await ask(at, 'b')).answer).toMatchObject({ fault: { code: 'endpoint-busy' } });
    expect(server.requests).toHaveLength(tried + 1);
    isAway = false;
    expect((await ask(at, 'c')).answer).toMatchObject({ ok: true });
    expect((await ask(at, 'd')).answer).toMatchObject({ ok: true });
  });

  it('one that leaves makes room for the next to try', async () => {
    let isAway = true;
    const server = await serverOf((body, index) => {
      if (index === 0) return refusal('Loading model', 503);
      return isAway ? { kind: 'hang' } : text(lastOf(body));
    });
    const at = modelAt(server.baseUrl, { patienceMs: 60_000, parallelCalls: 1 });
    const calls = ['a', 'b'].map((name) => {
      const leaving = new AbortController();
      return { name, leaving, asked: ask(at, name, leaving.signal) };
    });
    // The one who tries hangs and leaves; meanwhile the endpoint is back.
    await server.until(() => server.requests.length === 2);
    const trier = lastOf(server.requests[1]?.body);
    isAway = false;
    calls.find(({ name }) => name === trier)?.leaving.abort();
    for (const { name, asked } of calls) {
      const { answer } = await asked;
      expect(answer.ok ? answer.value.text : answer.fault.code).toBe(name === trier ? 'cancelled' : name);
    }
  });

  it('another endpoint is asked as ever', async () => {
    const away = await serverOf([refusal('Loading model', 503)]);
    const there = await serverOf(['Bees dance.']);
    const at: ReturnType<typeof modelAt> = modelAt(away.baseUrl, {
      patienceMs: 60_000,
      parallelCalls: 1,
      endpointOf: (role) => {
        const { baseUrl } = role === 'writer' ? away : there;
        return { baseUrl, model: 'scripted', report: { ...at.report, baseUrl } };
      },
    });
    const leaving = new AbortController();
    const waiting = at.ask({}, leaving.signal);
    await at.nextEvent('run-waiting');
    expect((await at.ask({ role: 'checker' })).answer).toMatchObject({ ok: true });
    leaving.abort();
    await waiting;
  });

  it('a single broken answer holds nobody else up', async () => {
    const server = await serverOf((body, index) => (index === 0 ? { kind: 'empty' } : text(lastOf(body))));
    const at = modelAt(server.baseUrl);
    const answers = await Promise.all(['a', 'b', 'c'].map((name) => ask(at, name)));
    expect(answers.every(({ answer }) => answer.ok)).toBe(true);
    expect(at.events).toEqual([]);
  });
});

describe('calls side by side', () => {
  it('are never more than allowed, and all come through', async () => {
    let inFlight = 0;
    let most = 0;
    const server = await serverOf(async (body): Promise<ServerAnswer> => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      await server.until(() => inFlight === 3 || server.requests.length >= 11);
      inFlight -= 1;
      return text(lastOf(body));
    });
    const at = modelAt(server.baseUrl, { parallelCalls: 3 });
    const names = Array.from({ length: 12 }, (_, at) => `call ${at}`);
    const answers = await Promise.all(names.map((name) => ask(at, name)));
    expect(answers.map(({ answer }) => answer.ok && answer.value.text)).toEqual(names);
    expect(most).toBe(3);
  });
});

function lastOf(body: ChatBody | undefined): string {
  return body?.messages.at(-1)?.content ?? '';
}
