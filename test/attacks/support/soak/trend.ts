/** The middle of the second quarter of a series and of its last, the first being the warm-up. */
export function quarters(values: readonly number[]): { readonly before: number; readonly after: number } {
  const quarter = Math.max(1, Math.floor(values.length / 4));
  return { before: median(values.slice(quarter, 2 * quarter)), after: median(values.slice(-quarter)) };
}

/** Whether the last quarter of a series is above the second by more than a tenth and an allowance. */
export function isGrowing(values: readonly number[], allowance: number): boolean {
  const { before, after } = quarters(values);
  return after > before * 1.1 + allowance;
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
