import { estimateTokens } from '#shared/text/token-estimate.ts';
import { splitSentences } from '#shared/text/sentences.ts';
import type { PassageView } from '#main/ports/reasoner.ts';
import { termSet } from '../prompting/alike.ts';
import { block, line, shortened } from '../prompting/material.ts';

/** A passage as a prompt calls and shows it. */
export type NamedPassage = { readonly passage: PassageView; readonly text: string; readonly tokens: number };

const titleTokens = 16;
const headingTokens = 24;
/** Tags, handle and the words around the text. */
const frameTokens = 24;

/** The passage with as much of its text, around what bears on the goal, as `textTokens` allow. */
export function namePassage(passage: PassageView, goal: string, textTokens: number): NamedPassage {
  const text = passage.kind === 'prose' ? cutToGoal(passage, goal, textTokens) : shortened(passage.text, textTokens);
  const about = estimateTokens(aboutOf(passage).join(' '));
  return { passage, text, tokens: estimateTokens(text) + about + frameTokens };
}

export function passageBlock({ passage, text }: NamedPassage, handle: string): string {
  const [title = '', headings = ''] = aboutOf(passage);
  const kind = passage.kind === 'prose' || passage.kind === 'code' ? {} : { table: 'yes' };
  return block('passage', text, { n: handle, source: title, ...(headings === '' ? {} : { under: headings }), ...kind });
}

function aboutOf({ sourceTitle, headingPath }: PassageView): readonly string[] {
  return [shortened(line(sourceTitle), titleTokens), shortened(line(headingPath.slice(-2).join(' / ')), headingTokens)];
}

/** The run of sentences that has most of the goal's terms for its length. */
function cutToGoal({ text, language }: PassageView, goal: string, tokens: number): string {
  if (estimateTokens(text) <= tokens) return text;
  const about = termSet([goal], language);
  const sentences = splitSentences(text, language).map(({ charStart, charEnd }) => {
    const sentence = text.slice(charStart, charEnd);
    return {
      charStart,
      charEnd,
      tokens: estimateTokens(sentence) + 1,
      terms: termSet([sentence], language).intersection(about),
    };
  });
  let best = { shared: -1, from: 0, to: 0 };
  sentences.forEach((_, from) => {
    const seen = new Set<string>();
    let used = 2;
    for (let to = from; to < sentences.length; to += 1) {
      const sentence = sentences[to];
      if (sentence === undefined || used + sentence.tokens > tokens) break;
      used += sentence.tokens;
      for (const term of sentence.terms) seen.add(term);
      if (seen.size > best.shared) best = { shared: seen.size, from, to: to + 1 };
      else if (seen.size === best.shared && from === best.from) best = { ...best, to: to + 1 };
    }
  });
  const [first, last] = [sentences[best.from], sentences[best.to - 1]];
  if (best.to === 0 || first === undefined || last === undefined) return shortened(text, tokens);
  return text.slice(first.charStart, last.charEnd);
}
