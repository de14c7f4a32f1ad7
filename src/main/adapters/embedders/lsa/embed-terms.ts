import { addTermVectors, type LsaModel } from './lsa-model.ts';

/**
 * Gives the unit vector of a list of terms: Σ ln(1 + count) × weight × term vector, L2-normalised; zero where the fit
 * knows none of them.
 */
export function createTermEmbedder(model: LsaModel): (terms: readonly string[]) => Float32Array {
  const indexOf = new Map(model.terms.map((term, index) => [term, index]));
  const counts = new Uint32Array(model.terms.length);
  let indexes = new Uint32Array(256);
  let factors = new Float64Array(256);
  return (terms) => {
    if (terms.length > indexes.length) {
      indexes = new Uint32Array(terms.length * 2);
      factors = new Float64Array(terms.length * 2);
    }
    let count = 0;
    for (const term of terms) {
      const index = indexOf.get(term);
      if (index === undefined) continue;
      if (counts[index] === 0) {
        indexes[count] = index;
        count += 1;
      }
      counts[index]! += 1;
    }
    for (let at = 0; at < count; at += 1) {
      const index = indexes[at]!;
      factors[at] = Math.log(1 + counts[index]!) * model.weights[index]! * model.scales[index]!;
      counts[index] = 0;
    }
    const sum = new Float64Array(model.rank);
    addTermVectors(model, { indexes, factors, count }, sum);
    return toUnit(sum);
  };
}

function toUnit(sum: Float64Array): Float32Array {
  let square = 0;
  for (const value of sum) square += value * value;
  return square === 0 ? new Float32Array(sum.length) : Float32Array.from(sum, (value) => value / Math.sqrt(square));
}
