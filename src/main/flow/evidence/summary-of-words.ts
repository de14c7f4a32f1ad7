import { splitSentences } from '#shared/text/sentences.ts';

const mostChars = 400;
/** How far around the chosen words their sentences are looked for. */
const reach = 1200;

/**
 * The sentences that the chosen words stand in, whole, up to about 400 characters; a longer first sentence is cut at a
 * word. White space is one space.
 */
export function summaryOfWords(options: {
  readonly text: string;
  readonly charStart: number;
  readonly charEnd: number;
  readonly language: string;
}): string {
  const { text, charStart, charEnd, language } = options;
  const from = Math.max(0, charStart - reach);
  const near = text.slice(from, Math.min(text.length, charEnd + reach));
  const sentences = splitSentences(near, language)
    .filter((span) => span.charStart + from < charEnd && span.charEnd + from > charStart)
    .map((span) => oneLine(near.slice(span.charStart, span.charEnd)));
  let summary = '';
  for (const sentence of sentences) {
    const longer = summary === '' ? sentence : `${summary} ${sentence}`;
    if (summary !== '' && longer.length > mostChars) break;
    summary = longer;
  }
  if (summary === '') summary = oneLine(text.slice(charStart, charEnd));
  return summary.length <= mostChars ? summary : cutAtWord(summary);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

function cutAtWord(text: string): string {
  const cut = text.slice(0, mostChars);
  const space = cut.lastIndexOf(' ');
  return `${(space > mostChars / 2 ? cut.slice(0, space) : cut).toWellFormed().trimEnd()}…`;
}
