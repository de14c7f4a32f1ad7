import { expect, it } from 'vitest';
import { createKeyMask } from '#main/adapters/openai/mask-key.ts';

const key = 'sk-0123456789-abcdefghij';

async function through(pieces: readonly string[]): Promise<string> {
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
    },
  });
  return new Response(stream.pipeThrough(createKeyMask(key).inBytes())).text();
}

it('takes a key out of bytes, wherever they are divided', async () => {
  const said = `Wärme: Bearer ${key}, and ${key}!`;
  for (let at = 1; at < said.length; at += 1)
    expect(await through([said.slice(0, at), said.slice(at)])).toBe('Wärme: Bearer [key], and [key]!');
  expect(await through([...said])).toBe('Wärme: Bearer [key], and [key]!');
});

it('loses nothing that only begins like a key', async () => {
  expect(await through(['ends with sk-0123', '456 and s'])).toBe('ends with sk-0123456 and s');
  expect(await through(['sk-sk-0123456789-abcdefghi'])).toBe('sk-sk-0123456789-abcdefghi');
});

it('leaves a word alone that stands for a key where none is wanted', () => {
  expect(createKeyMask('ollama').inText('run it with ollama')).toBe('run it with ollama');
  expect(createKeyMask(null).inText('anything')).toBe('anything');
});
