import { splitSentences } from '#shared/text/sentences.ts';
import type { ObedientOptions } from './obedient-model.ts';
import { sharedWords, tellingWords, type Prompt, type PromptBlock } from './read-prompt.ts';

const shortestQuote = 40;
const longestQuote = 420;

/** Chooses passages by the words they share with the goal, copies a sentence of each, and finds every claim supported. */
export const readerAnswers = {
  selection: (prompt: Prompt, options: ObedientOptions): object => ({ passages: chosen(prompt, options) }),
  extraction: (prompt: Prompt): object => ({
    evidence: prompt.blocks('passage').flatMap((passage) => evidenceIn(passage, prompt.block('goal'))),
  }),
  verdicts: (prompt: Prompt): object => ({ verdicts: prompt.blocks('claim').map(verdictOn) }),
};

function chosen(prompt: Prompt, { passagesPerSearch = 20 }: ObedientOptions): readonly string[] {
  const about = new Set(tellingWords(prompt.block('goal')));
  const most = Number(/At most (\d+)/u.exec(prompt.user)?.[1] ?? '8');
  const scored = prompt.blocks('passage').map(({ attributes, text }, at) => ({
    handle: attributes['n'] ?? '',
    at,
    shared: sharedWords(text, about),
  }));
  return scored
    .toSorted((a, b) => b.shared - a.shared || a.at - b.at)
    .slice(0, Math.min(most, passagesPerSearch))
    .map(({ handle }) => handle);
}

function evidenceIn({ attributes, text }: PromptBlock, goal: string): readonly object[] {
  const about = new Set(tellingWords(goal));
  const best = sentencesOf(text)
    .map((sentence, at) => ({ sentence, at, score: sharedWords(sentence, about) + (/\d/u.test(sentence) ? 1.5 : 0) }))
    .toSorted((a, b) => b.score - a.score || a.at - b.at)[0];
  if (best === undefined) return [];
  const words = best.sentence.split(/\s+/u);
  const summary = `${words
    .slice(0, 26)
    .join(' ')
    .replace(/[.,;:]+$/u, '')}.`;
  return [{ passage: attributes['n'] ?? '', summary, quotes: [best.sentence] }];
}

/** Sentences, or rows of a table, that are long enough to say something and short enough to quote. */
export function sentencesOf(text: string): readonly string[] {
  return splitSentences(text, 'en')
    .map(({ charStart, charEnd }) => text.slice(charStart, charEnd))
    .filter((sentence) => sentence.length >= shortestQuote && sentence.length <= longestQuote);
}

function verdictOn({ attributes, text }: PromptBlock): object {
  const quote = /<quote>\n(.*?)\n<\/quote>/su.exec(text)?.[1] ?? '';
  return { claim: attributes['n'] ?? '', verdict: 'supported', words: quote.split(/\s+/u).slice(0, 8).join(' ') };
}
