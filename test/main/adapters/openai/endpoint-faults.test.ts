import { describe, expect, it } from 'vitest';
import type { ServerAnswer } from '#test/support/model-server/start-model-server.ts';
import { modelAt, refusal, serverOf } from './endpoint-questions.ts';

const key = 'very-secret-0123456789';
const half: ServerAnswer = { kind: 'cut', text: 'Bees dance to tell of flowers.', afterChars: 12 };

const troubles: readonly { name: string; answer: ServerAnswer; code: string; whose: string; isTriedAgain: boolean }[] =
  [
    {
      name: '401',
      answer: refusal(`Incorrect API key provided: ${key}.`, 401),
      code: 'endpoint-denied',
      whose: 'user',
      isTriedAgain: false,
    },
    {
      name: '402',
      answer: refusal('Insufficient credits', 402),
      code: 'endpoint-denied',
      whose: 'user',
      isTriedAgain: false,
    },
    {
      name: '403',
      answer: refusal(`${key} may not do that`, 403),
      code: 'endpoint-denied',
      whose: 'user',
      isTriedAgain: false,
    },
    {
      name: 'a spent quota',
      answer: refusal('You exceeded your current quota', 429),
      code: 'endpoint-denied',
      whose: 'user',
      isTriedAgain: false,
    },
    {
      name: '404',
      answer: refusal("model 'scripted' not found, try pulling it first", 404),
      code: 'model-not-found',
      whose: 'user',
      isTriedAgain: false,
    },
    {
      name: 'a model that is not loaded',
      answer: refusal('No models loaded. Please load a model.'),
      code: 'model-not-found',
      whose: 'user',
      isTriedAgain: false,
    },
    {
      name: '400 for no known reason',
      answer: refusal('the stars are not right'),
      code: 'endpoint-broken',
      whose: 'provider',
      isTriedAgain: false,
    },
    { name: '429', answer: refusal('slow down', 429), code: 'endpoint-busy', whose: 'provider', isTriedAgain: true },
    {
      name: '503',
      answer: refusal('Loading model', 503),
      code: 'endpoint-busy',
      whose: 'provider',
      isTriedAgain: true,
    },
    {
      name: '500',
      answer: refusal(`oops ${key}`, 500),
      code: 'endpoint-broken',
      whose: 'provider',
      isTriedAgain: true,
    },
    { name: 'HTML', answer: { kind: 'html' }, code: 'endpoint-broken', whose: 'provider', isTriedAgain: true },
    {
      name: 'an empty body',
      answer: { kind: 'empty' },
      code: 'endpoint-broken',
      whose: 'provider',
      isTriedAgain: true,
    },
    {
      name: 'not JSON',
      answer: { kind: 'raw', body: 'Bees {dance' },
      code: 'endpoint-broken',
      whose: 'provider',
      isTriedAgain: true,
    },
    {
      name: 'JSON that is no answer',
      answer: { kind: 'raw', body: '{"bees":3}' },
      code: 'endpoint-broken',
      whose: 'provider',
      isTriedAgain: true,
    },
    {
      name: 'a stream that is not JSON',
      answer: { kind: 'raw', body: 'data: {bees\n\n', contentType: 'text/event-stream' },
      code: 'endpoint-broken',
      whose: 'provider',
      isTriedAgain: true,
    },
    {
      name: 'a redirect',
      answer: { kind: 'status', status: 308, headers: { location: 'http://127.0.0.1:9/v1' } },
      code: 'endpoint-broken',
      whose: 'provider',
      isTriedAgain: true,
    },
    { name: 'half a stream', answer: half, code: 'endpoint-broken', whose: 'provider', isTriedAgain: true },
    { name: 'silence', answer: { kind: 'hang' }, code: 'endpoint-timed-out', whose: 'provider', isTriedAgain: true },
    {
      name: 'silence in the middle',
      answer: { kind: 'hang', text: 'Bees' },
      code: 'endpoint-timed-out',
      whose: 'provider',
      isTriedAgain: true,
    },
  ];

/** Short only where silence is waited out: a busy machine may take its time for an answer. */
function timeoutsFor({ kind }: ServerAnswer) {
  return kind === 'hang' ? { firstTokenMs: 150, betweenTokensMs: 150, wholeAnswerMs: 300 } : {};
}

describe.each(['streamed', 'whole'] as const)('an endpoint that answers, %s,', (way) => {
  it.each(troubles)('$name: $code', async ({ answer: trouble, code, whose, isTriedAgain }) => {
    const server = await serverOf([trouble]);
    const options = {
      patienceMs: 60,
      timeouts: timeoutsFor(trouble),
      keyOf: () => key,
      report: { streams: way === 'streamed' },
    };
    const { answer } = await modelAt(server.baseUrl, options).ask();
    expect(answer).toMatchObject({ ok: false, fault: { code, whose } });
    const fault = answer.ok ? null : answer.fault;
    expect(fault?.message).toContain(new URL(server.baseUrl).host);
    expect(JSON.stringify(fault)).not.toContain('secret');
    expect(server.requests.length > 1).toBe(isTriedAgain);
  });

  it.each(troubles.filter(({ isTriedAgain }) => isTriedAgain))(
    '$name once: the answer',
    async ({ answer: trouble }) => {
      const server = await serverOf([trouble, 'Bees dance.']);
      const options = { timeouts: timeoutsFor(trouble), report: { streams: way === 'streamed' } };
      expect((await modelAt(server.baseUrl, options).ask()).answer).toMatchObject({
        ok: true,
        value: { text: 'Bees dance.' },
      });
    },
  );
});

describe('an endpoint that', () => {
  it('is not there', async () => {
    const server = await serverOf(['Bees dance.']);
    await server.close();
    const { answer } = await modelAt(server.baseUrl, { patienceMs: 60 }).ask();
    expect(answer).toMatchObject({ fault: { code: 'endpoint-unreachable', whose: 'provider' } });
  });

  it('has a name that nobody knows', async () => {
    const { answer } = await modelAt('http://heddle.invalid/v1', { patienceMs: 60 }).ask();
    expect(answer).toMatchObject({ fault: { code: 'endpoint-unreachable' } });
  });

  it('streams tokens for longer than one answer may take', async () => {
    const server = await serverOf([{ kind: 'text', text: 'Bees dance. '.repeat(20), chunkChars: 1, chunkDelayMs: 5 }]);
    const { answer } = await modelAt(server.baseUrl, { patienceMs: 60, timeouts: { wholeAnswerMs: 60 } }).ask();
    expect(answer).toMatchObject({ fault: { code: 'endpoint-timed-out' } });
  });

  it('says that it has begun and then thinks in silence is waited for as before the first token', async () => {
    const server = await serverOf([{ kind: 'text', text: 'Bees dance.', chunkDelayMs: 200 }]);
    const { answer } = await modelAt(server.baseUrl, { timeouts: { betweenTokensMs: 100 } }).ask();
    expect(answer).toMatchObject({ ok: true, value: { text: 'Bees dance.' } });
    expect(server.requests).toHaveLength(1);
  });

  it('breaks at one prompt only is given up after a few tries, whatever the patience', async () => {
    const server = await serverOf((body) =>
      body.messages[0]?.content === 'poison' ? { kind: 'status', status: 500 } : { kind: 'text', text: 'Bees dance.' },
    );
    const { ask } = modelAt(server.baseUrl, { patienceMs: 3_600_000 });
    const { answer } = await ask({ messages: [{ role: 'user', content: 'poison' }] });
    expect(answer).toMatchObject({ fault: { code: 'endpoint-broken' } });
    expect(server.requests).toHaveLength(6);
    expect((await ask()).answer).toMatchObject({ ok: true });
  });
});

describe('a key', () => {
  it('goes to its own endpoint, and a placeholder to others', async () => {
    const own = await serverOf(['Bees dance.'], { key });
    const other = await serverOf(['Bees dance.']);
    const keyOf = (baseUrl: string) => (baseUrl === own.baseUrl ? key : null);
    expect((await modelAt(own.baseUrl, { keyOf }).ask()).answer).toMatchObject({ ok: true });
    await modelAt(other.baseUrl, { keyOf }).ask();
    expect(own.requests[0]?.authorization).toBe(`Bearer ${key}`);
    expect(other.requests[0]?.authorization).toBe('Bearer none');
  });

  it('of the environment that is meant for OpenAI is not sent', async () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      OPENAI_API_KEY: key,
      OPENAI_ADMIN_KEY: key,
      OPENAI_ORG_ID: key,
      OPENAI_PROJECT_ID: key,
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
      OPENAI_CUSTOM_HEADERS: `x-secret: ${key}`,
      OPENAI_LOG: 'debug',
    });
    try {
      const server = await serverOf(['Bees dance.']);
      expect((await modelAt(server.baseUrl).ask()).answer).toMatchObject({ ok: true });
      expect(JSON.stringify(server.requests[0]?.headers)).not.toContain(key);
    } finally {
      for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    }
  });

  it('in the base URL is not told', async () => {
    const { answer } = await modelAt('http://someone:secret@127.0.0.1:9/v1?key=secret', { patienceMs: 0 }).ask();
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});
