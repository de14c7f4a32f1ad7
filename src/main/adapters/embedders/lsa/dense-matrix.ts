/** The symmetric matrix denseᵀ × dense, `width` × `width`, row by row. */
export function gram(dense: Float32Array, width: number): Float64Array {
  const product = new Float64Array(width * width);
  const block = new Float64Array(blockRows * width);
  const rowCount = dense.length / width;
  for (let row = 0; row < rowCount; row += blockRows) {
    const rows = Math.min(blockRows, rowCount - row);
    block.fill(0);
    block.set(dense.subarray(row * width, (row + rows) * width));
    addOuterProducts(block, width, product);
  }
  for (let i = 0; i < width; i += 1) for (let j = 0; j < i; j += 1) product[i * width + j] = product[j * width + i]!;
  return product;
}

/** Multiplies every row of `dense` (`width` columns) by `right` (`width` × `newWidth`); a new matrix. */
export function multiplyRows(dense: Float32Array, width: number, right: Float64Array, newWidth: number): Float32Array {
  const rowCount = dense.length / width;
  const product = new Float32Array(rowCount * newWidth);
  const sum = new Float64Array(newWidth);
  for (let row = 0; row < rowCount; row += 1) {
    multiplyRow(dense, row * width, width, right, sum);
    product.set(sum, row * newWidth);
  }
  return product;
}

/**
 * Makes the columns of `dense` orthonormal in place, by the Cholesky factor of its Gram matrix. A column that depends
 * on those before it becomes zero.
 */
export function orthonormalise(dense: Float32Array, width: number): void {
  const inverse = invertUpper(choleskyUpper(gram(dense, width), width), width);
  const sum = new Float64Array(width);
  for (let at = 0; at < dense.length; at += width) {
    multiplyRow(dense, at, width, inverse, sum);
    dense.set(sum, at);
  }
}

const blockRows = 8;
const dependent = 1e-10;

function addOuterProducts(block: Float64Array, width: number, product: Float64Array): void {
  const [r1, r2, r3, r4, r5, r6, r7] = [width, 2 * width, 3 * width, 4 * width, 5 * width, 6 * width, 7 * width];
  for (let i = 0; i < width; i += 1) {
    const a = block[i]!;
    const b = block[r1 + i]!;
    const c = block[r2 + i]!;
    const d = block[r3 + i]!;
    const e = block[r4 + i]!;
    const f = block[r5 + i]!;
    const g = block[r6 + i]!;
    const h = block[r7 + i]!;
    const offset = i * width;
    for (let j = i; j < width; j += 1) {
      product[offset + j]! +=
        a * block[j]! +
        b * block[r1 + j]! +
        c * block[r2 + j]! +
        d * block[r3 + j]! +
        (e * block[r4 + j]! + f * block[r5 + j]! + g * block[r6 + j]! + h * block[r7 + j]!);
    }
  }
}

/** `sum` becomes the row of `dense` at `offset` times `right`. */
function multiplyRow(dense: Float32Array, offset: number, width: number, right: Float64Array, sum: Float64Array): void {
  const newWidth = sum.length;
  sum.fill(0);
  let i = 0;
  for (; i + 3 < width; i += 4) {
    const a = dense[offset + i]!;
    const b = dense[offset + i + 1]!;
    const c = dense[offset + i + 2]!;
    const d = dense[offset + i + 3]!;
    const atA = i * newWidth;
    const atB = atA + newWidth;
    const atC = atB + newWidth;
    const atD = atC + newWidth;
    for (let j = 0; j < newWidth; j += 1) {
      sum[j]! += a * right[atA + j]! + b * right[atB + j]! + c * right[atC + j]! + d * right[atD + j]!;
    }
  }
  for (; i < width; i += 1) {
    const a = dense[offset + i]!;
    for (let j = 0; j < newWidth; j += 1) sum[j]! += a * right[i * newWidth + j]!;
  }
}

/** R with RᵀR = the given matrix; the row and column of a dependent direction are zero. */
function choleskyUpper(matrix: Float64Array, width: number): Float64Array {
  const upper = new Float64Array(width * width);
  let largest = 0;
  for (let i = 0; i < width; i += 1) largest = Math.max(largest, matrix[i * width + i]!);
  for (let i = 0; i < width; i += 1) {
    let pivot = matrix[i * width + i]!;
    for (let k = 0; k < i; k += 1) pivot -= upper[k * width + i]! ** 2;
    if (pivot <= largest * dependent) continue;
    const root = Math.sqrt(pivot);
    upper[i * width + i] = root;
    for (let j = i + 1; j < width; j += 1) {
      let value = matrix[i * width + j]!;
      for (let k = 0; k < i; k += 1) value -= upper[k * width + i]! * upper[k * width + j]!;
      upper[i * width + j] = value / root;
    }
  }
  return upper;
}

function invertUpper(upper: Float64Array, width: number): Float64Array {
  const inverse = new Float64Array(width * width);
  for (let j = 0; j < width; j += 1) {
    if (upper[j * width + j] === 0) continue;
    inverse[j * width + j] = 1 / upper[j * width + j]!;
    for (let i = j - 1; i >= 0; i -= 1) {
      if (upper[i * width + i] === 0) continue;
      let value = 0;
      for (let k = i + 1; k <= j; k += 1) value -= upper[i * width + k]! * inverse[k * width + j]!;
      inverse[i * width + j] = value / upper[i * width + i]!;
    }
  }
  return inverse;
}
