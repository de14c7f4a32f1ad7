import { describe, expect, it } from 'vitest';
import type { ServerAnswer } from '#test/support/model-server/start-model-server.ts';
import { modelAt, serverOf } from './endpoint-questions.ts';

const cancelled = { ok: false, fault: { code: 'cancelled' } };

describe('a signal that aborts', () => {
  it('before anything was asked opens no connection', async () => {
    const server = await serverOf(['Bees dance.']);
    expect((await modelAt(server.baseUrl).ask({}, AbortSignal.abort())).answer).toMatchObject(cancelled);
    expect(server.connections()).toBe(0);
  });

  it.each<[string, ServerAnswer]>([
    ['before the first token', { kind: 'hang' }],
    ['in the middle of a stream', { kind: 'endless', text: 'bees ' }],
    ['in a silence in the middle of a stream', { kind: 'hang', text: 'bees' }],
  ])('%s closes the connection at the server', async (_, given) => {
    const server = await serverOf([given]);
    const leaving = new AbortController();
    const asked = modelAt(server.baseUrl).ask({ maxTokens: 1_000_000 }, leaving.signal);
    await server.until(() => server.requests.length === 1);
    leaving.abort();
    expect((await asked).answer).toMatchObject(cancelled);
    await server.until(() => server.requests[0]?.isAbandoned === true);
    expect(server.requests).toHaveLength(1);
  });

  it('closes one that is not streamed, too', async () => {
    const server = await serverOf([{ kind: 'hang' }]);
    const leaving = new AbortController();
    const asked = modelAt(server.baseUrl, { report: { streams: false } }).ask({}, leaving.signal);
    await server.until(() => server.requests.length === 1);
    leaving.abort();
    expect((await asked).answer).toMatchObject(cancelled);
    await server.until(() => server.requests[0]?.isAbandoned === true);
  });

  it('while waiting for a place in the queue ends that call alone', async () => {
    const server = await serverOf([{ kind: 'hang' }, 'Bees dance.']);
    const at = modelAt(server.baseUrl, { parallelCalls: 1 });
    const first = new AbortController();
    const second = new AbortController();
    const asked = [at.ask({}, first.signal), at.ask({}, second.signal), at.ask()];
    await server.until(() => server.requests.length === 1);
    second.abort();
    expect((await asked[1])?.answer).toMatchObject(cancelled);
    expect(server.requests[0]?.isAbandoned).toBe(false);
    first.abort();
    expect((await asked[0])?.answer).toMatchObject(cancelled);
    expect((await asked[2])?.answer).toMatchObject({ ok: true });
  });

  it('ends a wait for an endpoint that is away, and leaves no timer behind', async () => {
    const server = await serverOf([{ kind: 'status', status: 429, headers: { 'retry-after': '600' } }]);
    const at = modelAt(server.baseUrl, { patienceMs: 3_600_000 });
    const leaving = new AbortController();
    const asked = [at.ask({}, leaving.signal), at.ask({}, leaving.signal), at.ask({}, leaving.signal)];
    await at.nextEvent('run-waiting');
    leaving.abort();
    for (const { answer } of await Promise.all(asked)) expect(answer).toMatchObject(cancelled);
    expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBeLessThan(5);
  });

  it('ends the pause of a single call', async () => {
    const server = await serverOf([{ kind: 'empty' }]);
    const at = modelAt(server.baseUrl, { patienceMs: 3_600_000, pace: { firstMs: 600_000, longestMs: 600_000 } });
    const leaving = new AbortController();
    const asked = at.ask({}, leaving.signal);
    await server.until(() => server.requests[0]?.isAnswered === true);
    leaving.abort();
    expect((await asked).answer).toMatchObject(cancelled);
  });
});
