import { foldLetters } from './fold-characters.ts';
import { holdsWord, type NamedTexts } from './named-texts.ts';
import { isNameless, sameNames } from './name-words.ts';
import type { WrittenName } from './read-names.ts';
import { areForms } from './word-forms.ts';

/**
 * Whether texts have a name of a claim: each of its words in some form, the whole by its acronym or another of its names, or its last
 * word alone, as people are named after the first time.
 */
export function holdsName({ words }: Pick<WrittenName, 'words'>, texts: NamedTexts): boolean {
  const missing = words.filter((word) => !hasWord(word, texts) && !isSaidOtherwise([word], texts));
  if (missing.length === 0 || isSaidOtherwise(words, texts)) return true;
  const last = words.at(-1);
  const isPersonLike = words.length <= 3 && !missing.some((word) => /\d/.test(word));
  return last !== undefined && isPersonLike && !missing.includes(last) && standsAlone(last, words, texts);
}

/** Whether the acronym stands in the texts, as it is written. */
export function holdsAcronym(acronym: string, { written }: NamedTexts): boolean {
  return holdsWord(written, acronym) || holdsWord(written, `${acronym}s`);
}

function hasWord(written: string, texts: NamedTexts): boolean {
  const bare = written.replace(/'s?$/, '');
  const word = foldLetters(bare);
  // "US" is not "us".
  const isShortAcronym = /^\p{Lu}{2,3}$/u.test(bare);
  if (isShortAcronym ? holdsAcronym(bare, texts) : texts.hasWord(word)) return true;
  const parts = word.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
  const joined = parts.join('');
  if (/^\p{Lu}[\p{Lu}&.]{1,6}s?$/u.test(bare) && isSpelledOut(joined, texts)) return true;
  if (!isShortAcronym && hasForm(joined, texts)) return true;
  return parts.length > 1 && parts.every((part) => part.length < 2 || texts.hasWord(part) || hasForm(part, texts));
}

function hasForm(word: string, texts: NamedTexts): boolean {
  return texts.wordsLike(word).some((other) => areForms(word, other));
}

/** The words whose first letters make the acronym stand in a row. Two letters are common: there the words must be long. */
function isSpelledOut(acronym: string, texts: NamedTexts): boolean {
  const [first, second, third] = acronym;
  if (third !== undefined) return texts.initials().includes(acronym);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${first}\p{L}{4,24}[ -]${second}\p{L}{4}`, 'u').test(texts.folded);
}

function isSaidOtherwise(words: readonly string[], texts: NamedTexts): boolean {
  const acronym = words.length < 3 ? '' : words.map((word) => word.charAt(0)).join('');
  if (acronym !== '' && holdsAcronym(acronym, texts)) return true;
  const name = words.map(foldLetters).join(' ').replace(/'s$/, '').replaceAll('.', '');
  return (sameNamesOf.get(name) ?? []).some((other) =>
    other.length > 3
      ? holdsWord(texts.folded, other)
      : [other, [...other].join('.')].some((each) => holdsWord(texts.written, each.toUpperCase())),
  );
}

const sameNamesOf: ReadonlyMap<string, readonly string[]> = new Map(
  sameNames.flatMap((names) => names.map((name) => [name, names] as const)),
);

const mostPlaces = 50;

/** Somewhere in the texts the name's last word has no other name's word before it: "Winslet", but not "Mary Winslet". */
function standsAlone(last: string, words: readonly string[], { written }: NamedTexts): boolean {
  const bare = last.replace(/'s?$/, '');
  const own = new Set(words.map(foldLetters));
  let at = written.indexOf(bare);
  for (let place = 0; at !== -1 && place < mostPlaces; place += 1) {
    const before = /(\p{Lu}[\p{L}\p{M}'-]*)\s$/u.exec(written.slice(Math.max(0, at - 30), at))?.[1];
    if (before === undefined || isNameless(before) || own.has(foldLetters(before))) return true;
    at = written.indexOf(bare, at + 1);
  }
  return false;
}
