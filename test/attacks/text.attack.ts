import { timeGrowth } from './support/growth.ts';
import { tryClaims, type Row } from './support/properties.ts';
import { anchorClaims } from './support/text/anchor-claims.ts';
import { anchorGrowth } from './support/text/anchor-growth.ts';

/** Attacks on what reads and writes text. */
export async function measure({ tries = 1000, seed = 1 }: { tries?: number; seed?: number } = {}): Promise<{
  name: string;
  rows: Row[];
}> {
  const note = (line: string): void => void process.stderr.write(`${line}\n`);
  const tried = await tryClaims(anchorClaims, { tries, seed, note });
  return { name: 'text', rows: [...tried, ...(await timeGrowth(anchorGrowth, note))] };
}
