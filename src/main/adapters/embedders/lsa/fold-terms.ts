import { addTermVectors, type LsaModel, normaliseTerms } from './lsa-model.ts';
import type { TermCounts } from './term-counts.ts';

/**
 * The model with vectors for terms that the decomposition didn't see, from the passages that hold them: Σ weight ×
 * passage vector / s², then normalised as all terms are. `newTerms` are ids in `counts` that the model doesn't know.
 */
export function foldTerms(model: LsaModel, counts: TermCounts, newTerms: readonly number[]): LsaModel {
  if (newTerms.length === 0) return model;
  const { scales, vectors } = normaliseTerms(sumPassages(model, counts, newTerms), model.rank);
  return {
    ...model,
    terms: [...model.terms, ...newTerms.map((id) => counts.terms[id]!)],
    weights: joined(
      Float32Array,
      model.weights,
      Float32Array.from(newTerms, (id) => counts.entropyWeight[id]!),
    ),
    scales: joined(Float32Array, model.scales, scales),
    vectors: joined(Int8Array, model.vectors, vectors),
  };
}

/** The same for every term of two passages or more that the model doesn't know yet, as far as there is room. */
export function foldNewTerms(model: LsaModel, counts: TermCounts): LsaModel {
  const indexOf = indexesInModel(model, counts);
  const isNew = (id: number): boolean => indexOf[id] === -1 && counts.passageFrequency[id]! >= 2;
  const room = Math.max(0, mostTermsInAll - model.terms.length);
  return foldTerms(model, counts, Array.from(counts.terms.keys()).filter(isNew).slice(0, room));
}

const mostTermsInAll = 200_000;

/** One row of `rank` numbers for each new term. */
function sumPassages(model: LsaModel, counts: TermCounts, newTerms: readonly number[]): Float32Array {
  const { rank } = model;
  const { starts, termIds, counts: occurrences } = counts.kept;
  const indexOf = indexesInModel(model, counts);
  const placeOf = new Int32Array(counts.terms.length).fill(-1);
  newTerms.forEach((id, place) => (placeOf[id] = place));
  const plainScales = scalesBeforeNormalisation(model);
  const perSquare = model.singularValues.map((value) => 1 / (value * value));
  const sums = new Float32Array(newTerms.length * rank);
  const longest = starts.reduce((most, start, row) => (row === 0 ? 0 : Math.max(most, start - starts[row - 1]!)), 0);
  const indexes = new Uint32Array(longest);
  const factors = new Float64Array(longest);
  const passage = new Float64Array(rank);

  for (let row = 0; row + 1 < starts.length; row += 1) {
    const end = starts[row + 1]!;
    let count = 0;
    let square = 0;
    let isNeeded = false;
    for (let at = starts[row]!; at < end; at += 1) {
      const id = termIds[at]!;
      if (placeOf[id] !== -1) isNeeded = true;
      const index = indexOf[id]!;
      if (index === -1) continue;
      const weight = Math.log(1 + occurrences[at]!) * model.weights[index]!;
      square += weight * weight;
      indexes[count] = index;
      factors[count] = weight * plainScales[index]!;
      count += 1;
    }
    if (!isNeeded || square === 0) continue;
    passage.fill(0);
    addTermVectors(model, { indexes, factors, count }, passage);
    // Rows of the matrix have unit length: once for the passage's vector, once for the new term's weight in it.
    for (let k = 0; k < rank; k += 1) passage[k]! *= perSquare[k]! / square;
    for (let at = starts[row]!; at < end; at += 1) {
      const id = termIds[at]!;
      const place = placeOf[id]!;
      if (place === -1) continue;
      const weight = Math.log(1 + occurrences[at]!) * counts.entropyWeight[id]!;
      for (let k = 0; k < rank; k += 1) sums[place * rank + k]! += weight * passage[k]!;
    }
  }
  return sums;
}

/** For each term of `counts` its index in the model, or -1. */
function indexesInModel(model: LsaModel, counts: TermCounts): Int32Array {
  const known = new Map(model.terms.map((term, index) => [term, index]));
  return Int32Array.from(counts.terms, (term) => known.get(term) ?? -1);
}

/** Term vectors were divided by the root of their length, so their length now is that root. */
function scalesBeforeNormalisation(model: LsaModel): Float64Array {
  const { rank, vectors, scales } = model;
  return Float64Array.from(scales, (scale, term) => {
    let square = 0;
    for (let k = term * rank; k < (term + 1) * rank; k += 1) square += vectors[k]! ** 2;
    return scale * scale * Math.sqrt(square);
  });
}

function joined<Values extends Float32Array | Int8Array>(
  kind: new (length: number) => Values,
  first: Values,
  second: Values,
): Values {
  const both = new kind(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
