import { describe, expect, it } from 'vitest';
import { createScript, scriptedAnswers } from '#test/support/model-server/scripted-answers.ts';
import { beesForm, modelAt, serverOf } from './endpoint-questions.ts';

const about = (content: string) => ({ messages: [{ role: 'user' as const, content }] });

describe('roles with models of their own', () => {
  it('are each asked at their endpoint by their name', async () => {
    const small = await serverOf(
      scriptedAnswers([{ name: 'the count', form: 'bees', prompt: 'How many', answer: { json: { count: 3 } } }]),
    );
    const large = await serverOf(
      scriptedAnswers([
        { name: 'both drafts', form: null, prompt: /write about (?:bees|mites)/i, answer: 'Bees dance.', times: 2 },
      ]),
    );
    const at: ReturnType<typeof modelAt> = modelAt(large.baseUrl, {
      endpointOf: (role) => {
        const { baseUrl } = role === 'extractor' ? small : large;
        const contextTokens = role === 'extractor' ? 3000 : 12_000;
        return { baseUrl, model: `${role} model`, report: { ...at.report, baseUrl, contextTokens } };
      },
    });
    expect([at.model.contextTokensOf('extractor'), at.model.contextTokensOf('writer')]).toEqual([3000, 12_000]);
    const answers = await Promise.all([
      at.ask({ role: 'extractor', form: beesForm, ...about('How many bees?') }),
      at.ask({ role: 'writer', ...about('Write about bees.') }),
      at.ask({ role: 'writer', ...about('Write about mites.') }),
    ]);
    expect(answers.map(({ answer }) => answer.ok && answer.value.text)).toEqual([
      '{"count":3}',
      'Bees dance.',
      'Bees dance.',
    ]);
    expect(small.requests.map(({ body }) => body.model)).toEqual(['extractor model']);
    expect(large.requests.map(({ body }) => body.model)).toEqual(['writer model', 'writer model']);
  });
});

describe('a script of answers', () => {
  it('names the call that nobody expected and the answer that nobody used', async () => {
    const script = createScript([{ name: 'a draft about mites', prompt: 'mites', answer: 'Mites bite.' }]);
    const server = await serverOf(script.answer);
    expect((await modelAt(server.baseUrl).ask()).answer).toMatchObject({ ok: false });
    expect(script.problems()).toEqual([
      'unexpected call: prose: Write about bees.',
      'unused answer: a draft about mites',
    ]);
  });
});
