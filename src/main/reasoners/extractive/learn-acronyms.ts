import type { Reading } from './reading.ts';

const inBrackets = /\(\s?["“'‘]?(\p{Lu}[\p{Lu}\p{N}]{1,7})s?["”'’]?\s?\)/gu;
const farthestBefore = 120;

/** Acronyms that the texts explain themselves, "global interpreter lock (GIL)", with the words they stand for. */
export function learnAcronyms(texts: readonly string[]): ReadonlyMap<string, string> {
  const acronyms = new Map<string, string>();
  for (const text of texts) {
    for (const match of text.matchAll(inBrackets)) {
      const acronym = match[1]!;
      const words =
        text.slice(Math.max(0, match.index - farthestBefore), match.index).match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? [];
      const longForm = words.slice(-acronym.length);
      const initials = longForm.map((word) => word[0]!.toUpperCase()).join('');
      if (initials === acronym && !acronyms.has(acronym)) acronyms.set(acronym, longForm.join(' '));
    }
  }
  return acronyms;
}

/** Reads an explained acronym as the words it stands for, so that both are the same terms. */
export function withAcronyms(reading: Reading, acronyms: ReadonlyMap<string, string>): Reading {
  if (acronyms.size === 0) return reading;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${[...acronyms.keys()].join('|')})(?=s?(?![\\p{L}\\p{N}]))`, 'gu');
  return {
    ...reading,
    termsOf: (text, language) =>
      reading.termsOf(
        text.replaceAll(pattern, (acronym: string) => acronyms.get(acronym)!),
        language,
      ),
  };
}
