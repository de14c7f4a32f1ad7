import type { PhraseReading } from '#main/ports/phrase-finder.ts';
import { analyseTerms } from '#shared/text/terms/index.ts';

const maxWords = 4;
const nounsAreCapitalised = new Set(['de', 'lb']);

/** Runs of words between stop words and punctuation; in German, runs that end in a capitalised word. */
export function readBetweenStopWords(text: string, language: string): PhraseReading {
  const nounPhrases: string[] = [];
  for (const stretch of text.split(/[^\p{L}\p{M}\p{N}\s'’-]+|\n{2,}/u)) {
    let run: string[] = [];
    const endRun = (): void => {
      const phrase = trim(run, language);
      if (phrase.length > 0 && phrase.length <= maxWords) nounPhrases.push(phrase.join(' '));
      run = [];
    };
    for (const word of stretch.split(/\s+/)) {
      if (isContentWord(word, language)) run.push(word);
      else endRun();
    }
    endRun();
  }
  return { nounPhrases, mood: 'statement' };
}

function isContentWord(word: string, language: string): boolean {
  return /\p{L}{3}/u.test(word) && analyseTerms(word, language).length > 0;
}

function trim(run: readonly string[], language: string): readonly string[] {
  if (!nounsAreCapitalised.has(language)) return run;
  const lastNoun = run.findLastIndex((word) => /^\p{Lu}/u.test(word));
  return lastNoun === -1 ? [] : run.slice(Math.max(0, lastNoun - 2), lastNoun + 1);
}
