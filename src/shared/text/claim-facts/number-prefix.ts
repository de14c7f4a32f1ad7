import { isCasedLetter, wordBefore } from './characters-around.ts';
import { currencyCodes, currencySigns, type Unit } from './units.ts';

/** What stands before the digits of a number. */
export type NumberPrefix = {
  /** Where the number starts with its sign and currency. */
  readonly charStart: number;
  readonly unit: Unit | null;
  readonly isNegative: boolean;
  readonly inWord: 'no' | 'glued' | 'hyphened';
  /** A word with a capital, or one such as "version": the number may be a name's. */
  readonly followsName: boolean;
};

/** Reads a sign, a currency or the word that the digits at `at` belong to. */
export function readPrefix(text: string, lower: string, at: number): NumberPrefix {
  const plain = { charStart: at, unit: null, isNegative: false, inWord: 'no', followsName: false } as const;
  const signAt = text[at - 1] === ' ' ? at - 2 : at - 1;
  const currency = currencySigns.get(text.charAt(signAt));
  if (currency !== undefined) {
    const country = /(?<![\p{L}\p{N}])(?:US|AU|CA|NZ|HK|A|C)$/u.exec(text.slice(Math.max(0, signAt - 3), signAt));
    return { ...plain, charStart: signAt - (country?.[0].length ?? 0), unit: currency };
  }
  const before = text.charAt(at - 1);
  if (before === '-') {
    const farther = text.charAt(at - 2);
    if (!/[\p{L}\p{N})%'"°]/u.test(farther)) return { ...plain, charStart: at - 1, isNegative: true };
    if (!isCasedLetter(farther)) return plain;
    return /^\p{Lu}/u.test(wordBefore(text, at - 1)) ? { ...plain, inWord: 'hyphened' } : plain;
  }
  if (before === '_') return { ...plain, inWord: 'glued' };
  if (isCasedLetter(before)) {
    const word = wordBefore(lower, at);
    const code = currencyCodes.get(word);
    if (code !== undefined) return { ...plain, charStart: at - word.length, unit: code };
    return word === 'v' || word === 'fy' ? { ...plain, followsName: true } : { ...plain, inWord: 'glued' };
  }
  if (before !== ' ') return plain;
  const word = wordBefore(text, at - 1);
  const code = currencyCodes.get(word.toLowerCase());
  if (code !== undefined && word === word.toUpperCase())
    return { ...plain, charStart: at - 1 - word.length, unit: code };
  return { ...plain, followsName: /^\p{Lu}|^(?:version|release|section|chapter|figure|table|part)s?$/u.test(word) };
}
