import { foldTerms } from './fold-terms.ts';
import { type LsaModel, normaliseTerms } from './lsa-model.ts';
import { randomisedSvd } from './randomised-svd.ts';
import type { SparseMatrix } from './sparse-matrix.ts';
import { isChosen, type TermCounts } from './term-counts.ts';

export type OnStep = (phase: 'decomposing' | 'folding', fraction: number) => void;

/** Fewer can't be fitted. */
export const fewestPassages = 50;
/** More are fitted on an even choice of so many, and the terms of the others folded in. */
const mostFitted = 20_000;

const highestRank = 200;
const lowestRank = 16;
const passagesPerDimension = 5;
const oversampling = 20;
/**
 * Two are enough for ranking, but on a small library the order of its passages still shows (nDCG@10 differs by up to
 * .007); with eight it doesn't, and there they cost little.
 */
const iterations = { small: 8, large: 2 } as const;
const smallLibrary = 5_000;
const mostTerms = 150_000;

/**
 * Fits term-normalised latent semantic analysis, after Deerwester et al. 1990 (LSA), Dumais 1991 (weights) and
 * Halko et al. 2011 (decomposition). Null where the passages are too few, share no terms or are all alike.
 */
export function fitModel(counts: TermCounts, onStep: OnStep): LsaModel | null {
  if (counts.passageCount < fewestPassages) return null;
  const terms = frequentTerms(counts);
  const rows = fittedRows(counts);
  const fitted = termsOfSeveral(counts, rows, terms);
  if (fitted.length === 0) return null;
  const matrix = weigh(counts, rows, fitted);
  const { rank, singularValues, scaledColumns } = randomisedSvd({
    matrix,
    rank: Math.min(highestRank, Math.max(lowestRank, Math.floor(rows.length / passagesPerDimension))),
    oversampling,
    iterations: rows.length <= smallLibrary ? iterations.small : iterations.large,
    onStep: (fraction) => onStep('decomposing', fraction),
  });
  if (rank === 0) return null;
  const model: LsaModel = {
    rank,
    singularValues,
    terms: fitted.map((id) => counts.terms[id]!),
    weights: Float32Array.from(fitted, (id) => counts.entropyWeight[id]!),
    ...normaliseTerms(scaledColumns, rank),
  };
  onStep('folding', 0);
  const isFitted = new Set(fitted);
  const whole = foldTerms(
    model,
    counts,
    terms.filter((id) => !isFitted.has(id)),
  );
  onStep('folding', 1);
  return whole;
}

/** Terms of two passages or more; where they are too many, those of most passages. */
function frequentTerms(counts: TermCounts): readonly number[] {
  const { passageFrequency } = counts;
  const frequent = Array.from(counts.terms.keys()).filter((id) => passageFrequency[id]! >= 2);
  if (frequent.length <= mostTerms) return frequent;
  frequent.sort((a, b) => passageFrequency[b]! - passageFrequency[a]! || a - b);
  return frequent.slice(0, mostTerms);
}

function fittedRows(counts: TermCounts): readonly number[] {
  const keptCount = counts.kept.starts.length - 1;
  return Array.from({ length: keptCount }, (_, row) => row).filter((row) => isChosen(row, keptCount, mostFitted));
}

/** Of the given terms those that occur in two of the rows. */
function termsOfSeveral(counts: TermCounts, rows: readonly number[], terms: readonly number[]): readonly number[] {
  const { starts, termIds } = counts.kept;
  const passageFrequency = new Uint32Array(counts.terms.length);
  for (const row of rows) {
    for (let at = starts[row]!; at < starts[row + 1]!; at += 1) passageFrequency[termIds[at]!]! += 1;
  }
  return terms.filter((id) => passageFrequency[id]! >= 2);
}

/** Passages × terms: ln(1 + count) × entropy weight, each row of unit length. */
function weigh(counts: TermCounts, rows: readonly number[], terms: readonly number[]): SparseMatrix {
  const { starts: keptStarts, termIds, counts: occurrences } = counts.kept;
  const columnOf = new Int32Array(counts.terms.length).fill(-1);
  terms.forEach((id, column) => (columnOf[id] = column));
  const mostEntries = rows.reduce((sum, row) => sum + keptStarts[row + 1]! - keptStarts[row]!, 0);
  const starts = new Uint32Array(rows.length + 1);
  const columns = new Uint32Array(mostEntries);
  const values = new Float64Array(mostEntries);
  let end = 0;
  rows.forEach((row, place) => {
    const first = end;
    let square = 0;
    for (let at = keptStarts[row]!; at < keptStarts[row + 1]!; at += 1) {
      const id = termIds[at]!;
      const value = columnOf[id] === -1 ? 0 : Math.log(1 + occurrences[at]!) * counts.entropyWeight[id]!;
      if (value === 0) continue;
      columns[end] = columnOf[id]!;
      values[end] = value;
      square += value * value;
      end += 1;
    }
    for (let at = first; at < end; at += 1) values[at]! /= Math.sqrt(square);
    starts[place + 1] = end;
  });
  return {
    rowCount: rows.length,
    columnCount: terms.length,
    starts,
    columns: columns.subarray(0, end),
    values: values.subarray(0, end),
  };
}
