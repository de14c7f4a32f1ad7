import { queryTerms } from '#shared/text/terms/index.ts';
import { queryLanguages } from '#main/flow/passages/index.ts';

const leastLikeness = 0.8;
const leastTerms = 4;

/**
 * Parts queries into those to search for and those that would find the same as an earlier one: of the same terms, or of
 * four and more of which four in five are shared (Jaccard) and all numbers.
 */
export function refuseAlike(options: {
  queries: readonly string[];
  /** What was searched for before. */
  past: readonly string[];
  passagesByLanguage: Readonly<Record<string, number>>;
}): { asked: readonly string[]; refused: readonly { readonly query: string; readonly reason: string }[] } {
  const { passagesByLanguage } = options;
  const termsOf = (query: string) => new Set(queryTerms(query, queryLanguages(query, passagesByLanguage)));
  const known = options.past.map((query) => ({ query, terms: termsOf(query) }));
  const asked: string[] = [];
  const refused: { query: string; reason: string }[] = [];
  for (const query of options.queries) {
    const terms = termsOf(query);
    const twin = known.find((earlier) => isAlike(earlier, { query, terms }));
    if (twin === undefined) {
      asked.push(query);
      known.push({ query, terms });
    } else {
      refused.push({ query, reason: `"${query}" is too like "${twin.query}", which was searched for before` });
    }
  }
  return { asked, refused };
}

type Query = { readonly query: string; readonly terms: ReadonlySet<string> };

function isAlike(a: Query, b: Query): boolean {
  if (a.terms.size === 0 || b.terms.size === 0) return folded(a.query) === folded(b.query);
  const shared = a.terms.intersection(b.terms).size;
  const all = a.terms.size + b.terms.size - shared;
  if (shared === all) return true;
  if (Math.min(a.terms.size, b.terms.size) < leastTerms || shared < leastLikeness * all) return false;
  return [...a.terms.symmetricDifference(b.terms)].every((term) => !/\p{N}/u.test(term));
}

function folded(query: string): string {
  return query.toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
