import { splitSentences } from '#shared/text/sentences.ts';
import type { ObedientOptions } from './obedient-model.ts';
import type { Prompt } from './read-prompt.ts';
import { sentencesOf } from './obedient-reader.ts';

const openings = [
  'The sources say that',
  'As the material has it,',
  'It is also told that',
  'One of the sources holds that',
  'To this they add that',
];
const sentencesPerParagraph = 4;

/** Writes a cited sentence per piece of evidence in its own words, which keep the facts, and the digest line. */
export function writeSection(prompt: Prompt, { wordsPerSection }: ObedientOptions): string {
  const heading = /^Heading: (.*)$/mu.exec(prompt.block('section'))?.[1] ?? '';
  const kind = /^You write (one section|the introduction|the closing)/u.exec(prompt.system)?.[1];
  if (kind === 'the introduction') return introduction(prompt);
  if (kind === 'the closing') return closing(prompt);
  const evidence = prompt.blocks('evidence');
  if (evidence.length === 0) return `The sources at hand do not answer this.\n\nDIGEST: The sources do not answer it.`;
  const words = wordsPerSection ?? Number(/about (\d+) words/u.exec(prompt.block('section'))?.[1] ?? '200');
  const sentences = sentencesFrom(evidence, prompt.block('problems'), words);
  const paragraphs: string[] = [];
  for (let at = 0; at < sentences.length; at += sentencesPerParagraph) {
    paragraphs.push(sentences.slice(at, at + sentencesPerParagraph).join(' '));
  }
  return `${paragraphs.join('\n\n')}\n\nDIGEST: What the sources hold under ${plain(heading)}.`;
}

function sentencesFrom(evidence: ReturnType<Prompt['blocks']>, problems: string, words: number): readonly string[] {
  const sentences: string[] = [];
  const left: string[] = [];
  let written = 0;
  evidence.forEach(({ attributes, text }, at) => {
    if (written >= words) return;
    const said = factOf(text);
    if (said === null) return;
    const sentence = `${openings[at % openings.length] ?? ''} ${said} [@${attributes['id'] ?? ''}].`;
    // What was found fault with is left out of the second draft.
    if (problems.includes(said.slice(0, 40))) left.push(sentence);
    else {
      sentences.push(sentence);
      written += sentence.split(' ').length;
    }
  });
  return sentences.length > 0 ? sentences : left.slice(0, 1);
}

/** What the first quote says, without a stop and without marks that Markdown would read. */
function factOf(text: string): string | null {
  const quote = /^Quote: (.*)$/mu.exec(text)?.[1] ?? '';
  const said = plain(sentencesOf(quote)[0] ?? quote)
    .replace(/\s*…$/u, '')
    .replace(/[.!?:;,\s]+$/u, '');
  // A stop inside would end the sentence before its citation.
  if (said === '' || splitSentences(`${said}.`, 'en').length !== 1) return null;
  const isName = /^(?:\p{Lu}{2}|\p{Lu}\p{Ll}+ \p{Lu}|I\b)/u.test(said);
  return isName ? said : `${said.charAt(0).toLowerCase()}${said.slice(1)}`;
}

function introduction(prompt: Prompt): string {
  const [question = ''] = prompt.block('brief').split('\n');
  return [
    `This report asks: ${plain(question)}`,
    `Its sections are on these subjects: ${headingsOf(prompt).join('; ')}.`,
    'DIGEST: What the report asks and covers.',
  ].join('\n\n');
}

function closing(prompt: Prompt): string {
  return [
    `Taken together, the sections answer the question from several sides: ${headingsOf(prompt).join('; ')}.`,
    'What the sources leave open is said where it belongs.',
    'DIGEST: What the sections come to.',
  ].join('\n\n');
}

function headingsOf(prompt: Prompt): readonly string[] {
  return [...prompt.block('headings').matchAll(/^\s*- (.*?)(?: \(this section\))?$/gmu)]
    .map(([, heading = '']) => plain(heading))
    .filter((heading) => !/^(?:Introduction|Conclusion)$/iu.test(heading))
    .slice(0, 12);
}

function plain(text: string): string {
  return text
    .replaceAll(/["“”„«»]/gu, '')
    .replaceAll(/[*_[\]<>|#`~\\^$]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
