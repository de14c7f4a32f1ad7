/** A fit of term-normalised latent semantic analysis: a weight and a vector for every term. */
export type LsaModel = {
  readonly rank: number;
  readonly singularValues: Float64Array;
  readonly terms: readonly string[];
  /** Entropy weight of each term. */
  readonly weights: Float32Array;
  /** Term i's vector is `scales[i]` × the `rank` numbers from `i × rank`. */
  readonly scales: Float32Array;
  readonly vectors: Int8Array;
};

/** Vectors of terms in bytes with a scale for each. */
export type TermVectors = Pick<LsaModel, 'scales' | 'vectors'>;

/**
 * Divides each row by the square root of its length and rounds it to bytes. Without the division the vectors of rare
 * terms are near zero, and specific queries fail.
 */
export function normaliseTerms(rows: Float32Array, rank: number): TermVectors {
  const count = rows.length / rank;
  const scales = new Float32Array(count);
  const vectors = new Int8Array(rows.length);
  for (let row = 0; row < count; row += 1) {
    const start = row * rank;
    let square = 0;
    let largest = 0;
    for (let k = start; k < start + rank; k += 1) {
      square += rows[k]! ** 2;
      largest = Math.max(largest, Math.abs(rows[k]!));
    }
    if (largest === 0) continue;
    scales[row] = largest / 127 / Math.sqrt(Math.sqrt(square));
    const toByte = 127 / largest;
    for (let k = start; k < start + rank; k += 1) vectors[k] = Math.round(rows[k]! * toByte);
  }
  return { scales, vectors };
}

/** Adds `factors[i]` × the bytes of term `indexes[i]` to `sum`, for the first `count` of them. */
export function addTermVectors(
  model: Pick<LsaModel, 'rank' | 'vectors'>,
  terms: { indexes: Uint32Array; factors: Float64Array; count: number },
  sum: Float64Array,
): void {
  const { rank, vectors } = model;
  const { indexes, factors, count } = terms;
  let at = 0;
  for (; at + 3 < count; at += 4) {
    const a = indexes[at]! * rank;
    const b = indexes[at + 1]! * rank;
    const c = indexes[at + 2]! * rank;
    const d = indexes[at + 3]! * rank;
    const byA = factors[at]!;
    const byB = factors[at + 1]!;
    const byC = factors[at + 2]!;
    const byD = factors[at + 3]!;
    for (let k = 0; k < rank; k += 1) {
      sum[k]! += byA * vectors[a + k]! + byB * vectors[b + k]! + byC * vectors[c + k]! + byD * vectors[d + k]!;
    }
  }
  for (; at < count; at += 1) {
    const offset = indexes[at]! * rank;
    const factor = factors[at]!;
    for (let k = 0; k < rank; k += 1) sum[k]! += factor * vectors[offset + k]!;
  }
}
