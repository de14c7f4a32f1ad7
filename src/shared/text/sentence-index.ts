/** Sentences seen so far, to find one that says the same again. `Place` tells where each stood. */
export type SentenceIndex<Place> = {
  /**
   * The first sentence added that is the same but for case and punctuation, or failing that nearly the same: eight
   * words or more of which nine in ten are shared (Jaccard), and all numbers. Only places that `isVisible` count.
   */
  readonly find: (sentence: string, isVisible?: (place: Place) => boolean) => SeenSentence<Place> | null;
  readonly add: (sentence: string, place: Place) => void;
};

export type SeenSentence<Place> = { readonly text: string; readonly place: Place; readonly isSame: boolean };

const leastLikeness = 0.9;
const leastWords = 8;

type Entry<Place> = { readonly text: string; readonly place: Place; readonly words: ReadonlySet<string> };

/**
 * Two sets that share nine words in ten share two of the few that come first in any order of all words (prefix
 * filtering, Chaudhuri, Ganti and Kaushik 2006): only sentences with such a pair in common are compared. Longer words
 * come first, as the rarer ones; a pair, because a report has words of its own that stand in every other sentence.
 */
export function createSentenceIndex<Place>(): SentenceIndex<Place> {
  const byWords = new Map<string, Entry<Place>[]>();
  const byPair = new Map<string, Entry<Place>[]>();
  return {
    find: (sentence, isVisible = () => true) => {
      const words = wordsOf(sentence);
      const same = byWords.get(words.join(' '))?.find(({ place }) => isVisible(place));
      if (same !== undefined) return { text: same.text, place: same.place, isSame: true };
      const set = new Set(words);
      for (const pair of pairsOf(set)) {
        const like = byPair.get(pair)?.find((entry) => isVisible(entry.place) && isLike(entry.words, set));
        if (like !== undefined) return { text: like.text, place: like.place, isSame: false };
      }
      return null;
    },
    add: (sentence, place) => {
      const words = wordsOf(sentence);
      if (words.length === 0) return;
      const entry = { text: sentence, place, words: new Set(words) };
      push(byWords, words.join(' '), entry);
      for (const pair of pairsOf(entry.words)) push(byPair, pair, entry);
    },
  };
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** A sentence as it is compared with others. */
export type SentenceForm = {
  /** The same for sentences that differ in case and punctuation alone; empty where there are no words. */
  readonly key: string;
  readonly words: ReadonlySet<string>;
  /** Two sentences that are nearly the same have one of these in common. */
  readonly pairs: readonly string[];
};

export function sentenceForm(sentence: string): SentenceForm {
  const list = wordsOf(sentence);
  const words = new Set(list);
  return { key: list.join(' '), words, pairs: pairsOf(words) };
}

/** Words of scripts that part them by spaces; of Chinese and Japanese each pair of neighbouring characters. */
function wordsOf(sentence: string): readonly string[] {
  const runs = sentence.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return runs.flatMap((run) => {
    if (!/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u.test(run)) return [run];
    const characters = Array.from(run);
    return characters.length < 2 ? characters : characters.slice(1).map((each, at) => `${characters[at]}${each}`);
  });
}

function pairsOf(words: ReadonlySet<string>): readonly string[] {
  if (words.size < leastWords) return [];
  const ordered = [...words].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const prefix = ordered.slice(0, words.size - Math.ceil(words.size * leastLikeness) + 2);
  return prefix.flatMap((first, at) => prefix.slice(at + 1).map((second) => `${first} ${second}`));
}

/** Whether two sentences are nearly the same: nine in ten of their words, and all numbers. */
export function isLike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (Math.min(a.size, b.size) < leastLikeness * Math.max(a.size, b.size)) return false;
  const shared = a.intersection(b).size;
  if (shared < leastLikeness * (a.size + b.size - shared)) return false;
  // Rows of figures differ in little else.
  return [...a.symmetricDifference(b)].every((word) => !/\p{N}/u.test(word));
}
