import type { BibliographicData } from '#shared/domain/source.ts';

/** Who wrote it, as a list has room for: "Smith", "Smith and Jones", "Smith and others". */
export function authorLine(
  { author = [] }: BibliographicData,
  words: {
    readonly and: (names: { first: string; second: string }) => string;
    readonly others: (name: { first: string }) => string;
  },
): string {
  const names = author
    .map(({ family, given, literal }) => literal ?? family ?? given ?? '')
    .filter((name) => name !== '');
  const [first, second] = names;
  if (first === undefined) return '';
  if (second === undefined) return first;
  return names.length === 2 ? words.and({ first, second }) : words.others({ first });
}
