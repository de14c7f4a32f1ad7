import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { createAnswerReader } from '#main/adapters/openai/read-answer.ts';
import { formsOf, holdsSecret } from './support/secrets/find-secret.ts';

const key = 'sk-0123456789-abcdefghij';

it('the search for keys finds one in every form, also inside of what is packed', () => {
  const forms = formsOf(key);
  for (const form of forms) expect(holdsSecret(Buffer.concat([Buffer.from('x'), form]), forms)).toBe(true);
  expect(holdsSecret(Buffer.from(zipSync({ 'a.xml': Buffer.from(`<a>${key}</a>`) })), forms)).toBe(true);
  expect(holdsSecret(Buffer.from('sk-0123456789-abcdefghi and more'), forms)).toBe(false);
});

it('an answer that brings the key letter by letter is kept without it', () => {
  const reader = createAnswerReader({ key, startsInThought: false, answerTokens: 1000, limitTokens: 1000 });
  for (const letter of `The key is ${key}.`) reader.take({ choices: [{ delta: { content: letter } }] });
  reader.take({ choices: [{ delta: {}, finish_reason: 'stop' }] });
  expect(reader.text()).toBe('The key is [key].');
  const answer = reader.end({ isStopped: false, isStreamed: true });
  expect(JSON.stringify(answer)).not.toContain(key);
});
