import { analyseTerms } from '#shared/text/terms/index.ts';

/** The distinct terms of texts. */
export function termSet(texts: readonly string[], language: string): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => analyseTerms(text, language)));
}

/** Indices of the texts, those first that have most in common with `about`; among equals the order stays. */
export function rankAlike(texts: readonly string[], about: ReadonlySet<string>, language: string): readonly number[] {
  const scores = texts.map((text) => likeness(text, about, language));
  return [...texts.keys()].toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
}

/** Shared terms for the length of the text, so that a long one isn't alike to everything. */
function likeness(text: string, about: ReadonlySet<string>, language: string): number {
  const terms = termSet([text], language);
  return terms.size === 0 ? 0 : terms.intersection(about).size / Math.sqrt(terms.size);
}
