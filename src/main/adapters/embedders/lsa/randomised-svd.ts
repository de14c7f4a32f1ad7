import { gram, multiplyRows, orthonormalise } from './dense-matrix.ts';
import { multiplySparse, type SparseMatrix, transpose } from './sparse-matrix.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** The right half of a truncated singular value decomposition A ≈ U S Vᵀ. */
export type RightFactor = {
  readonly rank: number;
  /** Largest first, all above zero. */
  readonly singularValues: Float64Array;
  /** V × S^½: one row of `rank` numbers for each column of A. */
  readonly scaledColumns: Float32Array;
};

/**
 * Randomised subspace iteration: Halko, Martinsson and Tropp, Finding structure with randomness, 2011, algorithm 4.4,
 * with a fixed seed. The rank is less than wanted where the matrix has no more.
 */
export function randomisedSvd(options: {
  matrix: SparseMatrix;
  rank: number;
  oversampling: number;
  iterations: number;
  onStep: (fraction: number) => void;
}): RightFactor {
  const { matrix, iterations, onStep } = options;
  const width = Math.min(options.rank + options.oversampling, matrix.rowCount, matrix.columnCount);
  const turned = transpose(matrix);
  const steps = 2 * iterations + 3;
  const columnSide = randomSigns(matrix.columnCount * width);
  const rowSide = new Float32Array(matrix.rowCount * width);
  multiplySparse(matrix, columnSide, width, rowSide);
  orthonormalise(rowSide, width);
  onStep(1 / steps);
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    multiplySparse(turned, rowSide, width, columnSide);
    onStep((2 * iteration + 2) / steps);
    multiplySparse(matrix, columnSide, width, rowSide);
    orthonormalise(rowSide, width);
    onStep((2 * iteration + 3) / steps);
  }
  multiplySparse(turned, rowSide, width, columnSide);
  onStep((steps - 1) / steps);
  const eigen = symmetricEigen(gram(columnSide, width), width);
  const floor = (eigen.values[0] ?? 0) * 1e-8;
  const rank = Math.min(options.rank, eigen.values.filter((value) => value > floor).length);
  const singularValues = Float64Array.from(eigen.values.subarray(0, rank), Math.sqrt);
  const scaledColumns = multiplyRows(columnSide, width, rotation(eigen.vectors, singularValues, width), rank);
  onStep(1);
  return { rank, singularValues, scaledColumns };
}

/** AᵀQ = V S Wᵀ, so V S^½ = AᵀQ × W S^-½. */
function rotation(eigenvectors: Float64Array, singularValues: Float64Array, width: number): Float64Array {
  const rank = singularValues.length;
  const right = new Float64Array(width * rank);
  for (let j = 0; j < rank; j += 1) {
    const factor = 1 / Math.sqrt(singularValues[j]!);
    for (let i = 0; i < width; i += 1) right[i * rank + j] = eigenvectors[j * width + i]! * factor;
  }
  return right;
}

function randomSigns(length: number): Float32Array {
  const signs = new Float32Array(length);
  // Marsaglia's xorshift32
  let state = 0x9e3779b9 | 0;
  for (let at = 0; at < length; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    signs[at] = state < 0 ? -1 : 1;
  }
  return signs;
}
