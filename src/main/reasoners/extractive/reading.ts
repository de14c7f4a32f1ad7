import type { PhraseFinder, PhraseReading } from '#main/ports/phrase-finder.ts';
import { analyseTerms } from '#shared/text/terms/index.ts';

/** Reads texts into terms and phrases, remembering what it has read: a planner's steps see the same sentences again and again. */
export type Reading = {
  /** The stemmed content terms of a text in order. */
  readonly termsOf: (text: string, language: string) => readonly string[];
  readonly phrasesOf: (text: string, language: string) => PhraseReading;
};

const rememberedTexts = 20_000;

export function createReading(phrases: PhraseFinder): Reading {
  return {
    termsOf: remember((text, language) => analyseTerms(language === 'en' ? withOwnStems(text) : text, language)),
    phrasesOf: remember((text, language) => phrases.read(text, language)),
  };
}

/** “Accessible” and “accessibility” are one subject, and “access” is another: the stemmer alone takes all three for the same. */
function withOwnStems(text: string): string {
  return text.replaceAll(/(\p{L}{4}[ai]b)(?:les?|ly|ilit(?:y|ies))(?!\p{L})/giu, '$1x');
}

function remember<T>(read: (text: string, language: string) => T): (text: string, language: string) => T {
  const known = new Map<string, T>();
  return (text, language) => {
    const key = `${language}\n${text}`;
    let value = known.get(key);
    if (value === undefined) {
      if (known.size >= rememberedTexts) known.clear();
      value = read(text, language);
      known.set(key, value);
    }
    return value;
  };
}
