import { connectors, isNameless } from './name-words.ts';

/** Words with capitals that stand together: "World Health Organization", "Ludwig van Beethoven", "NumPy". */
export type WrittenName = {
  readonly charStart: number;
  readonly charEnd: number;
  /** Its words as written, without titles, initials and what only joins them; at least one. */
  readonly words: readonly string[];
};

type Word = { readonly text: string; readonly charStart: number; readonly charEnd: number };

/**
 * The names of a text whose characters are folded. A word that may be capital for its place alone, at the start of a
 * sentence, belongs to none. In German, where nouns have capitals, only what is written in no other way is a name:
 * two such words in a row, or capitals and digits inside a word.
 */
export function readNames(text: string, language: 'german' | 'other'): readonly WrittenName[] {
  const names: WrittenName[] = [];
  let current: Word[] = [];
  let joining = 0;
  let lastEnd = 0;
  const close = () => {
    const name = toName(text, current, language);
    if (name !== null) names.push(name);
    current = [];
  };
  for (const { 0: written, index } of text.matchAll(wordPattern)) {
    const before = current.at(-1);
    const isJoined =
      before !== undefined && isGapInName(text.slice(lastEnd, Math.min(index, lastEnd + 4)), before.text);
    lastEnd = index + written.length;
    if (isCapital(written)) {
      if (!isJoined) close();
      current.push({ text: written, charStart: index, charEnd: lastEnd });
      joining = 0;
    } else if (isJoined && joining < 2 && language === 'other' && connectors.has(written)) joining += 1;
    else close();
  }
  close();
  return names;
}

/** Of letters that have capitals: a name in a Chinese sentence has no spaces around it. */
const wordPattern =
  /[\p{Lu}\p{Ll}\p{Lt}\p{N}][\p{Lu}\p{Ll}\p{Lt}\p{M}\p{N}]*(?:['.&/+-][\p{Lu}\p{Ll}\p{Lt}\p{N}][\p{Lu}\p{Ll}\p{Lt}\p{M}\p{N}]*)*/gu;

/** Starts with a capital, or has one inside: "iPad". */
function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word) || (word.length < 40 && /^\p{Ll}.*\p{Lu}/u.test(word));
}

/** One space; after an initial or a title a full stop before it. */
function isGapInName(gap: string, before: string): boolean {
  return /^\s$/.test(gap) || (/^\.\s$/.test(gap) && isShortened(before));
}

function isShortened(word: string): boolean {
  return word.length === 1 || isNameless(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word);
}

function toName(text: string, words: readonly Word[], language: 'german' | 'other'): WrittenName | null {
  const [first] = words;
  if (first === undefined) return null;
  const sure = startsSentence(text, first.charStart) && !isUnmistakable(first.text) ? words.slice(1) : words;
  const named = sure.filter(({ text: word }) => word.length > 1 && !isNameless(word));
  const kept = language === 'german' && named.length < 2 ? named.filter((word) => isUnmistakable(word.text)) : named;
  const [start] = kept;
  const end = kept.at(-1);
  if (start === undefined || end === undefined) return null;
  return { charStart: start.charStart, charEnd: end.charEnd, words: kept.map((word) => word.text) };
}

/** Has a capital or a digit inside, where neither a sentence nor a hyphen explains it. */
function isUnmistakable(word: string): boolean {
  const start = word.slice(0, 40);
  return /.\p{Lu}|\p{N}/u.test(start) && !/^\p{Lu}\p{Ll}+(?:[-/]\p{Lu}\p{Ll}+)+$/u.test(start);
}

function startsSentence(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && /[\s"'([*_#>|•]/.test(text.charAt(before))) before -= 1;
  if (before < 0) return true;
  const mark = text.charAt(before);
  if (/[!?:;—―]/.test(mark)) return true;
  if (/["(|•]|(?:^|\s)'/.test(text.slice(before + 1, at))) return true;
  if (mark === '-') return before === 0 || /\s/.test(text.charAt(before - 1));
  if (mark !== '.') return false;
  return !isShortened(/[\p{L}.]*$/u.exec(text.slice(Math.max(0, before - 12), before))?.[0] ?? '');
}
