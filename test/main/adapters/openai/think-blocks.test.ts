import { describe, expect, it } from 'vitest';
import { modelAt, serverOf } from './endpoint-questions.ts';

const answer = 'Bees dance [1].\n\nThey <em>do</em>, if a < b.';
const cases: readonly (readonly [string, string, string])[] = [
  ['nothing to strip', answer, answer],
  ['<think>', `<think>\nLet me see. a < b?\n</think>\n\n${answer}`, answer],
  ['<thinking>', `<thinking>hm</thinking>${answer}`, answer],
  ['<reasoning>', `\n<reasoning>hm </think> hm</reasoning>\n${answer}`, answer],
  ['[THINK]', `[THINK]hm [1][/THINK]${answer}`, answer],
  ['upper case', `<THINK>hm</Think>${answer}`, answer],
  ['two of them', `<think>hm</think>${answer}\n<think>more</think>\nEnd.`, `${answer}\n\nEnd.`],
  ['one that never ends', `${answer}\n\n<think>was that right?`, answer],
  ['a closing tag without an opening one', `Okay, the user wants bees.\n</think>\n\n${answer}`, answer],
  [
    'tags that are spoken of',
    'Models write `<think>` and </think> as tags.',
    'Models write `<think>` and </think> as tags.',
  ],
  ['what only begins like a tag', 'a <thin line [and TH', 'a <thin line [and TH'],
];

describe('thoughts are taken out of an answer', () => {
  it.each(cases)('%s: the same whole, and streamed however it is cut', async (_, said, wanted) => {
    const sizes = [1, 2, 3, 7, 1000];
    const server = await serverOf([
      ...sizes.map((chunkChars) => ({ kind: 'text', text: said, chunkChars }) as const),
      said,
    ]);
    for (const size of sizes) {
      const { ask } = modelAt(server.baseUrl);
      const { answer } = await ask();
      expect(answer, `in pieces of ${size}`).toMatchObject({ ok: true, value: { text: wanted, finish: 'complete' } });
    }
    const { answer } = await modelAt(server.baseUrl, { report: { streams: false } }).ask();
    expect(answer).toMatchObject({ ok: true, value: { text: wanted } });
  });

  it.each(cases.filter(([name]) => name !== 'a closing tag without an opening one'))(
    '%s: what is heard is what is answered',
    async (_, said, wanted) => {
      const server = await serverOf([{ kind: 'text', text: said, chunkChars: 3 }]);
      expect((await modelAt(server.baseUrl).ask()).heard).toBe(wanted);
    },
  );

  it('in fields of their own: neither heard nor answered', async () => {
    const server = await serverOf([{ kind: 'text', text: answer, reasoning: 'The user wants bees.' }]);
    const streamed = await modelAt(server.baseUrl).ask();
    const whole = await modelAt(server.baseUrl, { report: { streams: false } }).ask();
    expect(streamed.heard).toBe(answer);
    expect([streamed.answer, whole.answer]).toMatchObject([{ value: { text: answer } }, { value: { text: answer } }]);
  });

  it('where only the end of the thought is marked, none of it is heard once that is known', async () => {
    const said = `Okay, the user wants bees.\n</think>\n\n${answer}`;
    const server = await serverOf([{ kind: 'text', text: said, chunkChars: 5 }]);
    const known = await modelAt(server.baseUrl, { report: { beginsInThought: true } }).ask();
    expect(known.heard).toBe(answer);
    const { ask } = modelAt(server.baseUrl);
    const first = await ask();
    expect(first.answer).toMatchObject({ value: { text: answer } });
    // What is out can't be taken back; nothing follows it.
    expect('Okay, the user wants bees.').toContain(first.heard);
    expect((await ask()).heard).toBe(answer);
  });

  it('an answer that was all thought is asked for again with room to think', async () => {
    const server = await serverOf((body) =>
      (body.max_tokens ?? 0) <= 200
        ? { kind: 'text', text: '<think>So many bees', finishReason: 'length' }
        : { kind: 'text', text: `<think>So many bees</think>${answer}` },
    );
    const { ask } = modelAt(server.baseUrl);
    expect((await ask()).answer).toMatchObject({
      ok: true,
      value: { text: answer, finish: 'complete', usage: { calls: 2 } },
    });
    expect((await ask()).answer).toMatchObject({ ok: true, value: { text: answer, usage: { calls: 1 } } });
    expect(server.requests).toHaveLength(3);
  });
});
