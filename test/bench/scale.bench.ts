import { measureScale } from './support/measure-scale.ts';
import type { Row } from './support/row.ts';

/** A library of 10,000 and one of 100,000 passages: brought in, opened, searched. */
export async function measure(): Promise<{ readonly name: string; readonly rows: readonly Row[] }> {
  return { name: 'scale', rows: await measureScale([10_000, 100_000]) };
}
