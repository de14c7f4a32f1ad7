/** Compressed sparse rows: the entries of row i stand at `[starts[i], starts[i + 1])`. */
export type SparseMatrix = {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float64Array;
};

export function transpose(matrix: SparseMatrix): SparseMatrix {
  const { rowCount, columnCount, starts, columns, values } = matrix;
  const turnedStarts = new Uint32Array(columnCount + 1);
  for (let at = 0; at < columns.length; at += 1) turnedStarts[columns[at]! + 1]! += 1;
  for (let column = 0; column < columnCount; column += 1) turnedStarts[column + 1]! += turnedStarts[column]!;
  const next = turnedStarts.slice();
  const turnedColumns = new Uint32Array(columns.length);
  const turnedValues = new Float64Array(values.length);
  for (let row = 0; row < rowCount; row += 1) {
    for (let at = starts[row]!; at < starts[row + 1]!; at += 1) {
      const to = next[columns[at]!]!;
      next[columns[at]!] = to + 1;
      turnedColumns[to] = row;
      turnedValues[to] = values[at]!;
    }
  }
  return {
    rowCount: columnCount,
    columnCount: rowCount,
    starts: turnedStarts,
    columns: turnedColumns,
    values: turnedValues,
  };
}

/** `matrix` × `dense`, both dense operands row by row with `width` columns. Writes over `product`. */
export function multiplySparse(matrix: SparseMatrix, dense: Float32Array, width: number, product: Float32Array): void {
  const { rowCount, starts, columns, values } = matrix;
  const sum = new Float64Array(width);
  for (let row = 0; row < rowCount; row += 1) {
    sum.fill(0);
    const end = starts[row + 1]!;
    let at = starts[row]!;
    // Four entries at a time: the running sum is loaded and stored once for all of them.
    for (; at + 3 < end; at += 4) {
      const a = columns[at]! * width;
      const b = columns[at + 1]! * width;
      const c = columns[at + 2]! * width;
      const d = columns[at + 3]! * width;
      const atA = values[at]!;
      const atB = values[at + 1]!;
      const atC = values[at + 2]!;
      const atD = values[at + 3]!;
      for (let k = 0; k < width; k += 1) {
        sum[k]! += atA * dense[a + k]! + atB * dense[b + k]! + atC * dense[c + k]! + atD * dense[d + k]!;
      }
    }
    for (; at < end; at += 1) {
      const offset = columns[at]! * width;
      const value = values[at]!;
      for (let k = 0; k < width; k += 1) sum[k]! += value * dense[offset + k]!;
    }
    product.set(sum, row * width);
  }
}
