import type { SectionId } from '#shared/base/ids.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Claim } from '#shared/text/rich-text-claims.ts';
import { createSentenceIndex, type SeenSentence } from '#shared/text/sentence-index.ts';

/**
 * Finds sentences that were said before, in the section itself or as `findBefore` tells, the same but for case and
 * punctuation or nearly. `Place` names where in a message, as `under "Bees"`.
 */
export function checkRepeats(options: {
  claims: readonly Claim[];
  sectionId: SectionId;
  findBefore: (sentence: string) => SeenSentence<string> | null;
}): readonly Problem[] {
  const own = createSentenceIndex<string>();
  return options.claims.flatMap(({ text }): Problem[] => {
    const before = options.findBefore(text) ?? own.find(text);
    own.add(text, 'in this section');
    if (before === null) return [];
    const detail = before.isSame ? `it stands ${before.place} too` : `nearly the same stands ${before.place}`;
    return [{ code: 'sentence-repeated', sectionId: options.sectionId, text, detail }];
  });
}
