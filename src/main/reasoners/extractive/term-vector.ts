/** Weights by term, of length 1 unless empty. */
export type TermVector = ReadonlyMap<string, number>;

/** The terms that both sets hold. */
export function sharedTerms(a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  return [...small].filter((term) => large.has(term));
}

/** In how many of the texts each term occurs. */
export function countTexts(texts: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const terms of texts) for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** ln(1 + n / df): 0.7 for a term of every text, more for a rarer one. */
export function rarity(term: string, textCounts: ReadonlyMap<string, number>, textCount: number): number {
  return Math.log(1 + textCount / (textCounts.get(term) ?? 1));
}

/** Term frequency (dampened) times rarity, of length 1. */
export function toVector(
  terms: readonly string[],
  textCounts: ReadonlyMap<string, number>,
  textCount: number,
): TermVector {
  const frequency = new Map<string, number>();
  for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const weights = new Map<string, number>();
  for (const [term, count] of frequency) weights.set(term, (1 + Math.log(count)) * rarity(term, textCounts, textCount));
  return normalise(weights);
}

/** The cosine of two vectors of length 1: 0 for nothing in common, 1 for the same. */
export function cosine(a: TermVector, b: TermVector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}

/** The direction of the weighted sum of vectors. */
export function centroid(vectors: readonly TermVector[]): TermVector {
  const sum = new Map<string, number>();
  for (const vector of vectors) for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
  return normalise(sum);
}

function normalise(weights: ReadonlyMap<string, number>): TermVector {
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  if (squares === 0) return weights;
  const length = Math.sqrt(squares);
  return new Map([...weights].map(([term, weight]) => [term, weight / length]));
}
