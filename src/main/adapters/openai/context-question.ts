import { estimateTokens } from '#shared/text/token-estimate.ts';
import type { ChatRequest } from './request-body.ts';

export const codeWord = 'MARBLE7421';

const questions = [
  'What is the code word on the first line? Answer with the code word alone. (Connection test)',
  'Look at the very first line above. Copy the code word that it names. (Connection test)',
] as const;

/** A prompt of about so many estimated tokens that names a code word at its start and asks for it at its end. */
export function contextQuestion(tokens: number, wording: 0 | 1): ChatRequest {
  const head = `The code word is ${codeWord}. You will be asked for it at the end.\n\n`;
  const tail = `\n\n${questions[wording]}`;
  const lines: string[] = [];
  let left = tokens - estimateTokens(head + tail);
  for (let at = 0; left > 0; at += 1) {
    const line = filler[at % filler.length] ?? '';
    lines.push(line);
    left -= estimateTokens(`${line}\n`);
  }
  return {
    messages: [{ role: 'user', content: `${head}${lines.join('\n')}${tail}` }],
    maxTokens: 256,
    temperature: 0,
    form: null,
  };
}

const filler = [
  'The river runs past the old mill and turns toward the meadow below the village.',
  'In the morning the baker opens his shop while the street is still quiet and dark.',
  'A ferry crosses the lake every hour and carries letters to the houses on the far shore.',
  'Children gather chestnuts under the trees and fill their pockets before the rain begins.',
  'The gardener trims the hedge along the wall and leaves the branches for the fire.',
  'At noon the bell rings twice and the workers sit down in the shade of the barn.',
  'Sheep graze on the slope above the road where the grass grows thick after the thaw.',
];
