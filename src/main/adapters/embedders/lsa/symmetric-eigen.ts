export type Eigen = {
  /** Largest first. */
  readonly values: Float64Array;
  /** Row i is the unit eigenvector of `values[i]`. */
  readonly vectors: Float64Array;
};

/** Eigenvalues and eigenvectors of a symmetric matrix, by cyclic Jacobi rotations (Golub and Van Loan, 8.5). */
export function symmetricEigen(symmetric: Float64Array, size: number): Eigen {
  const matrix = symmetric.slice();
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < mostSweeps; sweep += 1) {
    if (offDiagonal(matrix, size) <= 1e-22 * squaredNorm(matrix)) break;
    for (let p = 0; p < size - 1; p += 1) for (let q = p + 1; q < size; q += 1) rotate(matrix, vectors, size, p, q);
  }
  const order = Array.from({ length: size }, (_, i) => i).sort(
    (a, b) => matrix[b * size + b]! - matrix[a * size + a]! || a - b,
  );
  const sorted = new Float64Array(size * size);
  order.forEach((from, to) => sorted.set(vectors.subarray(from * size, (from + 1) * size), to * size));
  return { values: Float64Array.from(order, (i) => matrix[i * size + i]!), vectors: sorted };
}

const mostSweeps = 30;

// The matrix is kept whole, so that both updates run along rows; the columns follow by symmetry.
function rotate(matrix: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const rowP = p * size;
  const rowQ = q * size;
  const pq = matrix[rowP + q]!;
  const pp = matrix[rowP + p]!;
  const qq = matrix[rowQ + q]!;
  if (Math.abs(pq) <= 1e-17 * Math.sqrt(Math.abs(pp * qq)) || pq === 0) return;
  const tau = (qq - pp) / (2 * pq);
  const tangent = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  const sine = tangent * cosine;
  for (let k = 0; k < size; k += 1) {
    const atP = matrix[rowP + k]!;
    const atQ = matrix[rowQ + k]!;
    matrix[rowP + k] = cosine * atP - sine * atQ;
    matrix[rowQ + k] = sine * atP + cosine * atQ;
    const vectorP = vectors[rowP + k]!;
    const vectorQ = vectors[rowQ + k]!;
    vectors[rowP + k] = cosine * vectorP - sine * vectorQ;
    vectors[rowQ + k] = sine * vectorP + cosine * vectorQ;
  }
  for (let k = 0; k < size; k += 1) {
    matrix[k * size + p] = matrix[rowP + k]!;
    matrix[k * size + q] = matrix[rowQ + k]!;
  }
  matrix[rowP + p] = pp - tangent * pq;
  matrix[rowQ + q] = qq + tangent * pq;
  matrix[rowP + q] = 0;
  matrix[rowQ + p] = 0;
}

function offDiagonal(matrix: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i += 1) for (let j = i + 1; j < size; j += 1) sum += 2 * matrix[i * size + j]! ** 2;
  return sum;
}

function squaredNorm(matrix: Float64Array): number {
  let sum = 0;
  for (const value of matrix) sum += value * value;
  return sum;
}
