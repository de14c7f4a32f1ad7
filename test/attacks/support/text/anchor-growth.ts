import { anchorQuote } from '#shared/text/anchor.ts';
import type { Growth } from '../growth.ts';

/** Texts that repeat themselves, with quotes that nearly fit at each place. */
export const anchorGrowth: readonly Growth[] = (
  [
    ['one letter', (n) => ['a'.repeat(n), `${'a'.repeat(n / 2)}b`]],
    ['one letter, another first', (n) => ['a'.repeat(n), `b${'a'.repeat(n / 2)}`]],
    ['one word', (n) => ['a '.repeat(n / 2), `${'a '.repeat(n / 4)}a-a`]],
    ['one word, near its end', (n) => ['a '.repeat(n / 2), 'a '.repeat(n / 4), [n - 10, n]]],
    ['marks upon marks', (n) => [`e${'\u0301'.repeat(n)}`, `e${'\u0301'.repeat(n / 2)}`]],
    ['white space', (n) => [`a${' '.repeat(n)}b`, 'ab']],
    ['one character of eighteen letters', (n) => ['\ufdfa'.repeat(n / 4), '\ufdfa'.repeat(n / 8)]],
    ['quote marks', (n) => ["'".repeat(n), `${"'".repeat(n / 2)}a`]],
  ] as readonly [string, (n: number) => [string, string, [number, number]?]][]
).map(([what, make]) => ({
  what: `anchoring in a text of ${what}`,
  prepare: (size) => {
    const [text, exact, near] = make(size);
    return () => anchorQuote(near === undefined ? { text, exact } : { text, exact, near });
  },
}));
