import { foldLetters } from './fold-characters.ts';
import { initialsOf } from './acronym-definitions.ts';

/** Texts to look the words of names up in. */
export type NamedTexts = {
  /** As written, with folded characters. */
  readonly written: string;
  /** In lower case without diacritics. */
  readonly folded: string;
  /** Whether the folded word stands there, between what are no letters. */
  readonly hasWord: (word: string) => boolean;
  /** The words there that begin like it; at most 200. */
  readonly wordsLike: (word: string) => readonly string[];
  readonly initials: () => string;
};

/** `written` has its characters folded. */
export function toNamedTexts(written: string): NamedTexts {
  const folded = foldLetters(written);
  let index: WordIndex | null = null;
  let initials: string | null = null;
  let searches = 0;
  return {
    written,
    folded,
    hasWord: (word) => {
      searches += 1;
      // A claim has few names, and an index of all words costs as much as some dozen searches.
      if (searches <= 64) return holdsWord(folded, word);
      return (index ??= indexWords(folded)).words.has(word);
    },
    wordsLike: (word) => (index ??= indexWords(folded)).byStart.get(word.slice(0, 4)) ?? [],
    initials: () => (initials ??= initialsOf(folded)),
  };
}

/** Whether a word or phrase stands in a text between what are no letters or digits. */
export function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isWordCharacter(text, at - 1) && !isWordCharacter(text, at + word.length)) return true;
  }
  return false;
}

type WordIndex = { readonly words: ReadonlySet<string>; readonly byStart: ReadonlyMap<string, readonly string[]> };

const mostAlike = 200;

/** Words that are joined by a hyphen, also one at a line's end, count as one and each by itself. */
function indexWords(folded: string): WordIndex {
  const words = new Set<string>();
  const byStart = new Map<string, string[]>();
  const add = (word: string) => {
    if (word.length > 60 || words.has(word)) return;
    words.add(word);
    const start = word.slice(0, 4);
    const alike = byStart.get(start);
    if (alike === undefined) byStart.set(start, [word]);
    else if (alike.length < mostAlike) alike.push(word);
  };
  for (const [word] of folded.matchAll(/[\p{Ll}\p{Lt}\p{N}]+(?:-\n?[\p{Ll}\p{Lt}\p{N}]+)*/gu)) {
    if (!word.includes('-')) add(word);
    else [word.replaceAll(/[-\n]/g, ''), ...word.split(/-\n?/)].forEach(add);
  }
  return { words, byStart };
}

function isWordCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return false;
  if (code < 0x80)
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a);
  const letter = text.charAt(at);
  return letter.toLowerCase() !== letter.toUpperCase();
}
