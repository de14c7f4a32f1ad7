import { expect, it } from 'vitest';
import { randomisedSvd } from '#main/adapters/embedders/lsa/randomised-svd.ts';
import type { SparseMatrix } from '#main/adapters/embedders/lsa/sparse-matrix.ts';
import { symmetricEigen } from '#main/adapters/embedders/lsa/symmetric-eigen.ts';

it('finds eigenvalues and eigenvectors of a symmetric matrix', () => {
  const size = 12;
  const matrix = Float64Array.from(
    { length: size * size },
    (_, at) => Math.cos(Math.floor(at / size) * (at % size)) + 1 / (1 + Math.abs(Math.floor(at / size) - (at % size))),
  );
  const { values, vectors } = symmetricEigen(matrix, size);
  const rebuilt = matrix.map((_, at) => {
    let sum = 0;
    for (let k = 0; k < size; k += 1)
      sum += values[k]! * vectors[k * size + Math.floor(at / size)]! * vectors[k * size + (at % size)]!;
    return sum;
  });
  matrix.forEach((value, at) => expect(rebuilt[at]).toBeCloseTo(value, 10));
  expect([...values]).toEqual([...values].sort((a, b) => b - a));
});

it('finds the largest singular values, and no more than the matrix has', () => {
  // Two blocks of equal rows: 40 rows over 3 columns and 30 over 2, so that AᵀA has eigenvalues 40 × 3 and 30 × 2 × 4.
  const rows = [
    ...Array.from(
      { length: 40 },
      () =>
        [
          [0, 1],
          [1, 1],
          [2, 1],
        ] as const,
    ),
    ...Array.from(
      { length: 30 },
      () =>
        [
          [3, 2],
          [4, 2],
        ] as const,
    ),
  ];
  const { rank, singularValues, scaledColumns } = randomisedSvd({
    matrix: sparse(rows, 5),
    rank: 4,
    oversampling: 20,
    iterations: 2,
    onStep: () => {},
  });
  expect(rank).toBe(2);
  expect(singularValues[0]).toBeCloseTo(Math.sqrt(240), 4);
  expect(singularValues[1]).toBeCloseTo(Math.sqrt(120), 4);
  // V S^½ of the first: 1/√2 on columns 3 and 4, times 240^¼
  expect(Math.abs(scaledColumns[3 * rank]!)).toBeCloseTo(Math.SQRT1_2 * 240 ** 0.25, 4);
  expect(Math.abs(scaledColumns[0]!)).toBeCloseTo(0, 4);
});

function sparse(rows: readonly (readonly (readonly [number, number])[])[], columnCount: number): SparseMatrix {
  const starts = [0];
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.length);
  return {
    rowCount: rows.length,
    columnCount,
    starts: Uint32Array.from(starts),
    columns: Uint32Array.from(rows.flatMap((row) => row.map(([column]) => column))),
    values: Float64Array.from(rows.flatMap((row) => row.map(([, value]) => value))),
  };
}
