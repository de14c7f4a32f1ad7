import { analyseTerms, queryTerms } from '#shared/text/terms/index.ts';
import type { EmbeddableText } from '#main/ports/embedder.ts';

/** The terms of a passage, or of a query where its language isn't known. */
export function analyseText({ text, language, otherLanguages }: EmbeddableText): readonly string[] {
  return otherLanguages === undefined ? analyseTerms(text, language) : queryTerms(text, [language, ...otherLanguages]);
}
