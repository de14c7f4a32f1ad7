import { timeGrowth } from './support/growth.ts';
import { tryClaims, type Row } from './support/properties.ts';
import { anchorClaims } from './support/text/anchor-claims.ts';
import { anchorGrowth } from './support/text/anchor-growth.ts';
import { bibliographyClaims } from './support/text/bibliography-claims.ts';
import { bibliographyGrowth } from './support/text/bibliography-growth.ts';
import { markdownClaims } from './support/text/markdown-claims.ts';
import { markdownGrowth } from './support/text/markdown-growth.ts';
import { exportHostile, hostileWords } from './support/text/hostile-exports.ts';
import { styleClaims } from './support/text/style-claims.ts';

/** Attacks on what reads and writes text: quotes, Markdown, bibliographies, citation styles. */
export async function measure({ tries = 1000, seed = 1 }: { tries?: number; seed?: number } = {}): Promise<{
  name: string;
  rows: Row[];
}> {
  const note = (line: string): void => void process.stderr.write(`${line}\n`);
  const styles = styleClaims();
  try {
    const claims = [...anchorClaims, ...markdownClaims, ...bibliographyClaims, ...styles.claims];
    const tried = await tryClaims(claims, { tries, seed, note });
    const timed = await timeGrowth([...anchorGrowth, ...markdownGrowth, ...bibliographyGrowth], note);
    const { exports, broken } = await exportHostile();
    for (const each of broken) note(each);
    const exported = {
      what: `exports of reports whose words are markup, commands, controls (${hostileWords.length} kinds, 6 formats)`,
      value: exports,
      unit: `written, ${broken.length} with more than text`,
      bar: 'none',
      isMissed: broken.length > 0,
    };
    return { name: 'text', rows: [...tried, ...timed, exported] };
  } finally {
    await styles.close();
  }
}
