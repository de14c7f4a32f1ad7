/** A checkable particular of a claim. */
export type ClaimFact = { readonly kind: 'number' | 'date' | 'name'; readonly text: string };

const month =
  'January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember';
const datePattern = new RegExp(
  String.raw`\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.?\s(?:${month})\s\d{4}|(?:${month})\s\d{1,2},?\s\d{4}|(?:${month})\s\d{4})\b`,
  'gu',
);
const numberPattern = /(?<![\p{L}\p{N}_])\d+(?:[.,:'’]\d+)*%?/gu;
/** Capitalised words in a row, or words with inner capitals or all capitals, joined by "of", "de" and the like. */
const namePattern =
  /\p{Lu}[\p{L}\p{M}\p{N}’'&.-]*[\p{L}\p{N}](?:\s(?:(?:of|the|de|la|van|von|der|for)\s)?\p{Lu}[\p{L}\p{M}\p{N}’'&.-]*[\p{L}\p{N}])*/gu;
const sentenceStart = /(?:^|[.!?:;"“(]\s*|\s[-–—]\s*)$/u;

/**
 * The numbers, dates and names of a claim, in that order within each kind. A single capitalised word at the start of
 * a sentence isn't taken for a name unless it has inner capitals or digits.
 */
export function claimFacts(claim: string): readonly ClaimFact[] {
  const dates = [...claim.matchAll(datePattern)].map(([text]) => ({ kind: 'date' as const, text }));
  const withoutDates = claim.replaceAll(datePattern, (date) => ' '.repeat(date.length));
  const numbers = [...withoutDates.matchAll(numberPattern)].map(([text]) => ({ kind: 'number' as const, text }));
  const names = [...withoutDates.matchAll(namePattern)].flatMap(({ 0: text, index }) => {
    const startsSentence = sentenceStart.test(claim.slice(0, index));
    if (!startsSentence) return [{ kind: 'name' as const, text }];
    const words = text.split(' ');
    if (words.length === 1) return /\p{Ll}\p{Lu}|\p{Lu}{2}/u.test(text) ? [{ kind: 'name' as const, text }] : [];
    // The first word may be capital for its place alone.
    const rest = words
      .slice(1)
      .join(' ')
      .replace(/^(?:of|the|de|la|van|von|der|for)\s/u, '');
    return [{ kind: 'name' as const, text: rest }];
  });
  return [...numbers, ...dates, ...names];
}

/** The facts of a claim that none of the texts holds. Spelling is compared after folding case, quote marks and dashes. */
export function factsNotIn(claim: string, texts: readonly string[]): readonly ClaimFact[] {
  const folded = texts.map(fold);
  const numbers = new Set(
    texts.flatMap((text) => [...text.matchAll(/\d+(?:[.,:'’]\d+)*%?/gu)].map(([found]) => plainNumber(found))),
  );
  return claimFacts(claim).filter(({ kind, text }) => {
    if (kind === 'number') return !numbers.has(plainNumber(text));
    const wanted = fold(text);
    return !folded.some((each) => each.includes(wanted));
  });
}

/** Digit groups joined, a decimal comma as a point: 1,250.5 and 1250.5 are the same number. */
function plainNumber(text: string): string {
  const isPercent = text.endsWith('%');
  const digits = text
    .replace(/%$/u, '')
    .replaceAll(/[.,'’](?=\d{3}(?:\D|$))/gu, '')
    .replace(',', '.');
  return isPercent ? `${digits}%` : digits;
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[‘’‛′]/gu, "'")
    .replaceAll(/[“”„″]/gu, '"')
    .replaceAll(/[‐-―]/gu, '-')
    .replaceAll(/\s+/gu, ' ');
}
