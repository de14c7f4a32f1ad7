/** An acronym that a text explains itself, "World Health Organization (WHO)", from its first word to the bracket. */
export type AcronymDefinition = { readonly charStart: number; readonly charEnd: number; readonly acronym: string };

/** The acronyms in brackets whose letters the words before them spell. `text` has its characters folded. */
export function readDefinitions(text: string): readonly AcronymDefinition[] {
  return [...text.matchAll(inBrackets)].flatMap(({ 0: whole, 1: acronym = '', index }) => {
    const charStart = expansionStart(text, index, acronym);
    return charStart === null ? [] : [{ charStart, charEnd: index + whole.length, acronym }];
  });
}

/** The first letters of the words, small ones left out. */
export function initialsOf(folded: string): string {
  let initials = '';
  for (const [word] of folded.matchAll(/[\p{L}\p{N}]+/gu)) if (!smallWords.has(word)) initials += word.charAt(0);
  return initials;
}

const inBrackets = /\((\p{Lu}[\p{L}\p{N}&.-]{0,10}\p{Lu})s?\)/gu;
const smallWords: ReadonlySet<string> = new Set([
  'of',
  'the',
  'and',
  'for',
  'on',
  'in',
  'to',
  'a',
  'de',
  'la',
  'der',
  'und',
  'für',
]);

function expansionStart(text: string, end: number, acronym: string): number | null {
  const letters = acronym.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
  const from = Math.max(0, end - 30 * letters.length);
  const words = [
    ...text
      .slice(from, end)
      .toLowerCase()
      .matchAll(/[\p{L}\p{N}]+/gu),
  ];
  let left = letters.length;
  for (const { 0: word, index } of words.toReversed()) {
    if (word.charAt(0) === letters.charAt(left - 1)) left -= 1;
    else if (!smallWords.has(word)) return null;
    if (left === 0) return from + index;
  }
  return null;
}
