import { measureScale } from './support/measure-scale.ts';
import type { Row } from './support/row.ts';

/** A library of 100,000 and one of a million passages: brought in, opened, searched. Takes a quarter of an hour. */
export async function measure(): Promise<{ readonly name: string; readonly rows: readonly Row[] }> {
  return { name: 'scale to a million', rows: await measureScale([100_000, 1_000_000]) };
}
