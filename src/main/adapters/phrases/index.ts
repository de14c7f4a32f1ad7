import type { PhraseFinder } from '#main/ports/phrase-finder.ts';
import { readEnglish } from './read-english.ts';
import { readBetweenStopWords } from './read-between-stop-words.ts';
import { readUnspaced } from './read-unspaced.ts';

const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** English by part-of-speech tags (compromise), unspaced scripts by the runtime's word list, the rest between stop words. */
export function createPhraseFinder(): PhraseFinder {
  return {
    read: (text, language) => {
      if (language === 'en') return readEnglish(text);
      return unspacedScript.test(text) ? readUnspaced(text, language) : readBetweenStopWords(text, language);
    },
  };
}
