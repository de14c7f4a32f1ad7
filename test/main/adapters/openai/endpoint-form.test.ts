import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ChatBody } from '#test/support/model-server/start-model-server.ts';
import { beesForm, modelAt, refusal, serverOf, text } from './endpoint-questions.ts';

const counted = '{"count":3}';

describe('an answer in JSON is asked for', () => {
  it.each([
    ['json-schema', 'json_schema'],
    ['json-mode', 'json_object'],
    ['text', undefined],
  ] as const)('of an endpoint that was found to know %s, in that way', async (structured, type) => {
    const server = await serverOf([counted]);
    expect((await modelAt(server.baseUrl, { report: { structured } }).ask({ form: beesForm })).answer).toMatchObject({
      value: { text: counted },
    });
    expect(server.requests[0]?.body.response_format?.type).toBe(type);
  });

  it('by a strict schema', async () => {
    const schema = z.toJSONSchema(
      z.object({
        title: z.string().min(1).max(80).optional(),
        kind: z.literal('bee'),
        tags: z
          .array(z.enum(['a', 'b']))
          .max(5)
          .default([]),
        place: z.union([z.object({ x: z.number().int().min(0) }), z.null()]),
        choice: z.discriminatedUnion('type', [
          z.object({ type: z.literal('one'), n: z.number() }),
          z.object({ type: z.literal('two'), s: z.string().regex(/x/) }),
        ]),
      }),
    );
    const server = await serverOf([counted]);
    await modelAt(server.baseUrl).ask({ form: { name: 'a bee!', schema } });
    expect(server.requests[0]?.body.response_format).toEqual({
      type: 'json_schema',
      json_schema: {
        name: 'a_bee_',
        strict: true,
        schema: {
          type: 'object',
          properties: {
            title: { type: 'string' },
            kind: { type: 'string', enum: ['bee'] },
            tags: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
            place: {
              anyOf: [
                {
                  type: 'object',
                  properties: { x: { type: 'integer' } },
                  required: ['x'],
                  additionalProperties: false,
                },
                { type: 'null' },
              ],
            },
            choice: {
              anyOf: [
                {
                  type: 'object',
                  properties: { type: { type: 'string', enum: ['one'] }, n: { type: 'number' } },
                  required: ['type', 'n'],
                  additionalProperties: false,
                },
                {
                  type: 'object',
                  properties: { type: { type: 'string', enum: ['two'] }, s: { type: 'string' } },
                  required: ['type', 's'],
                  additionalProperties: false,
                },
              ],
            },
          },
          required: ['title', 'kind', 'tags', 'place', 'choice'],
          additionalProperties: false,
        },
      },
    });
  });

  it.each(['json-mode', 'text'] as const)(
    'in the next way where it is refused, down to %s, and so from then on',
    async (structured) => {
      const server = await serverOf([counted], { structured });
      const { ask } = modelAt(server.baseUrl);
      expect((await ask({ form: beesForm })).answer).toMatchObject({ ok: true, value: { text: counted } });
      const asked = server.requests.length;
      expect((await ask({ form: beesForm })).answer).toMatchObject({ ok: true });
      expect(server.requests).toHaveLength(asked + 1);
    },
  );

  it('in the next way where the server breaks at its grammar', async () => {
    const server = await serverOf((body) =>
      body.response_format?.type === 'json_schema' ? refusal('failed to parse grammar', 500) : text(counted),
    );
    expect((await modelAt(server.baseUrl).ask({ form: beesForm })).answer).toMatchObject({ ok: true });
    expect(server.requests.map(({ body }) => body.response_format?.type)).toEqual(['json_schema', 'json_object']);
  });

  it('as before, where a refusal was not about the form after all', async () => {
    const server = await serverOf((body) =>
      body.messages[0]?.content === 'poison' ? refusal('the stars are not right') : text(counted),
    );
    const { ask } = modelAt(server.baseUrl);
    const poison = [{ role: 'user' as const, content: 'poison' }];
    expect((await ask({ form: beesForm, messages: poison })).answer).toMatchObject({
      fault: { code: 'endpoint-broken' },
    });
    await ask({ form: beesForm });
    expect(server.requests.at(-1)?.body.response_format?.type).toBe('json_schema');
  });

  it('by several at once, who learn together', async () => {
    const server = await serverOf([counted], { structured: 'text' });
    const { ask } = modelAt(server.baseUrl);
    const answers = await Promise.all([1, 2, 3, 4].map(() => ask({ form: beesForm })));
    expect(answers.every(({ answer }) => answer.ok)).toBe(true);
    expect(server.requests.length).toBeLessThanOrEqual(12);
  });
});

const oddities: readonly {
  name: string;
  refuses: (body: ChatBody) => string | false;
  takes: (body: ChatBody) => boolean;
}[] = [
  {
    name: 'max_completion_tokens in place of max_tokens',
    refuses: ({ max_tokens }) =>
      max_tokens !== undefined &&
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    takes: ({ max_completion_tokens }) => max_completion_tokens === 200,
  },
  {
    name: 'no limit at all',
    refuses: ({ max_tokens, max_completion_tokens }) =>
      (max_tokens ?? max_completion_tokens) !== undefined && 'max_tokens and max_completion_tokens are unknown fields',
    takes: ({ max_tokens, max_completion_tokens }) => (max_tokens ?? max_completion_tokens) === undefined,
  },
  {
    name: 'a smaller limit',
    refuses: ({ max_tokens = 0 }) => max_tokens > 128 && 'max_tokens must be less than or equal to 128',
    takes: ({ max_tokens }) => max_tokens === 128,
  },
  {
    name: 'no temperature',
    refuses: ({ temperature }) =>
      temperature !== undefined && "Unsupported value: 'temperature' does not support 0.2 with this model.",
    takes: ({ temperature }) => temperature === undefined,
  },
  {
    name: 'no stream_options',
    refuses: ({ stream_options }) => stream_options !== undefined && 'Unrecognized request argument: stream_options',
    takes: ({ stream, stream_options }) => stream === true && stream_options === undefined,
  },
  {
    name: 'no streaming',
    refuses: ({ stream }) => stream === true && 'streaming is not supported',
    takes: ({ stream }) => stream !== true,
  },
  {
    name: 'no system role',
    refuses: ({ messages }) => messages.some(({ role }) => role === 'system') && 'System role not supported',
    takes: ({ messages }) => messages.length === 1 && messages[0]?.content === 'You are a writer.\n\nWrite about bees.',
  },
];

describe('an endpoint that takes', () => {
  it.each(oddities)('$name is asked as it wants, at the second try and from then on', async ({ refuses, takes }) => {
    const server = await serverOf((body) => {
      const refused = refuses(body);
      return refused === false ? text('Bees dance.') : refusal(refused);
    });
    const { ask } = modelAt(server.baseUrl);
    const messages = [
      { role: 'system' as const, content: 'You are a writer.' },
      { role: 'user' as const, content: 'Write about bees.' },
    ];
    for (const _ of [1, 2]) {
      expect((await ask({ messages })).answer).toMatchObject({ ok: true, value: { text: 'Bees dance.' } });
    }
    const last = server.requests.at(-1)?.body;
    expect(last && takes(last)).toBe(true);
    expect(server.requests.filter(({ body }) => refuses(body) === false)).toHaveLength(2);
    expect(server.requests.length).toBeLessThanOrEqual(4);
  });

  it('nothing of all that is asked without any of it', async () => {
    const server = await serverOf((body) => {
      const refused = oddities.map(({ refuses }) => refuses(body)).find((words) => words !== false);
      if (refused !== undefined) return refusal(refused);
      return body.response_format === undefined ? text(counted) : refusal('response_format is unknown');
    });
    const messages = [
      { role: 'system' as const, content: 'Count.' },
      { role: 'user' as const, content: 'How many bees?' },
    ];
    const { answer } = await modelAt(server.baseUrl).ask({ messages, form: beesForm });
    expect(answer).toMatchObject({ ok: true, value: { text: counted } });
  });
});

describe('the temperature', () => {
  it('is low for a writer and zero for all others', async () => {
    const server = await serverOf(['Bees dance.']);
    const { ask } = modelAt(server.baseUrl);
    for (const role of ['writer', 'planner', 'extractor', 'checker'] as const) await ask({ role });
    expect(server.requests.map(({ body }) => body.temperature)).toEqual([0.2, 0, 0, 0]);
  });
});
