import {
  abbreviations,
  abbreviationsBeforeNumber,
  abbreviationsThatMayEnd,
  isSentenceStarter,
  languagesWithOrdinals,
  spacedAbbreviations,
} from './sentence-abbreviations.ts';
import { isBlank, isDigit, isUpper, isWordCode } from './sentence-characters.ts';

/**
 * Whether a single full stop before a blank ends a sentence. The next word is known not to start in lower case.
 * Rules after Kiss and Strunk (2006) in kind: abbreviation, initial, ordinal, and what may start a sentence.
 */
export function doesFullStopEnd(found: {
  readonly text: string;
  readonly sentenceStart: number;
  readonly stop: number;
  readonly hasCloser: boolean;
  /** Where the next word starts. */
  readonly next: number;
  readonly language: string;
}): boolean {
  const { text, stop, next, language } = found;
  const tokenStart = startOfToken(text, stop, found.sentenceStart);
  const length = stop - tokenStart;
  // most words: too long for an abbreviation and without a stop inside
  if (length === 0 || length > longestToken) return true;

  const first = text.charCodeAt(tokenStart);
  if (isDigit(first)) return doesNumberEnd(found, tokenStart);

  const token = text.slice(tokenStart, stop);
  const isInitial = length === 1 || (length === 2 && text.codePointAt(tokenStart)! > 0xffff);
  if (isInitial) return doesInitialEnd(found, tokenStart, token);

  const key = token.toLowerCase();
  if (abbreviationsBeforeNumber.has(key) && isDigitOrRoman(text, next)) return false;
  if (abbreviations.has(key)) return false;
  // a bracket that closes right after an abbreviation leaves its sentence open: "(Smith et al.) Found"
  if (abbreviationsThatMayEnd.has(key) || isDotted(token)) {
    return (
      !found.hasCloser && next > stop + 1 && !isBracket(text, stop, next) && isSentenceStarter(text, next, language)
    );
  }
  return true;
}

const longestToken = 16;

function startOfToken(text: string, stop: number, sentenceStart: number): number {
  const least = Math.max(sentenceStart, stop - longestToken - 1);
  let at = stop;
  while (at > least) {
    const code = text.charCodeAt(at - 1);
    if (!isWordCode(code) && code !== 0x2e) break;
    at -= 1;
  }
  return at;
}

/** "2." at the start of a list item isn't a sentence; nor is a German or Czech ordinal. */
function doesNumberEnd(
  found: { text: string; sentenceStart: number; stop: number; next: number; language: string },
  tokenStart: number,
): boolean {
  const { text, stop, next, language } = found;
  for (let at = tokenStart; at < stop; at += 1) {
    const code = text.charCodeAt(at);
    if (!isDigit(code) && code !== 0x2e) return true;
  }
  if (stop - tokenStart <= 8 && isAtStart(text, found.sentenceStart, tokenStart)) return false;
  if (stop - tokenStart > 2 || !languagesWithOrdinals.has(language)) return true;
  // "vgl. Abb. 3." counts figures, not days
  const isAfterAbbreviation = text.charCodeAt(tokenStart - 2) === 0x2e && !isDigit(text.charCodeAt(tokenStart - 3));
  if (isAfterAbbreviation) return true;
  return isSentenceStarter(text, next, language);
}

function doesInitialEnd(
  found: { text: string; sentenceStart: number; stop: number; next: number; language: string },
  tokenStart: number,
  letter: string,
): boolean {
  const { text, next, language } = found;
  if (isAtStart(text, found.sentenceStart, tokenStart)) return false;
  const before = text.charCodeAt(tokenStart - 1);
  // "1990 г. Он", "5 m. The": a unit after a number
  const isAfterNumber = isBlank(before) && isDigit(text.charCodeAt(tokenStart - 2));
  if (isAfterNumber && !isUpper(text, tokenStart)) return true;
  if (isBlank(before) && text.charCodeAt(tokenStart - 2) === 0x2e) {
    const previous = text.charAt(tokenStart - 3).toLowerCase();
    if (spacedAbbreviations.has(previous + letter.toLowerCase())) return false;
  }
  if (!isBlank(before) && before !== 0x28 && before !== 0x2d) return true;
  return isSentenceStarter(text, next, language);
}

function isAtStart(text: string, sentenceStart: number, tokenStart: number): boolean {
  for (let at = tokenStart - 1; at >= sentenceStart; at -= 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a) return true;
    if (!isBlank(code) && code !== 0x28 && code !== 0x2d && code !== 0x2a && code !== 0x2022) return false;
    if (tokenStart - at > 12) return false;
  }
  return true;
}

/** Letters with stops between them: "U.S", "Ph.D", "z.B". */
function isDotted(token: string): boolean {
  return token.includes('.') && dotted.test(token);
}

const dotted = /^\p{L}{1,3}(?:\.\p{L}{1,2})+$/u;

function isDigitOrRoman(text: string, at: number): boolean {
  numeral.lastIndex = at;
  return numeral.test(text);
}

const numeral = /(?:\d|[IVXLC]+\b|[A-Z]\b)/y;

function isBracket(text: string, stop: number, next: number): boolean {
  for (let at = stop + 1; at < next; at += 1)
    if (text.charCodeAt(at) === 0x28 || text.charCodeAt(at) === 0x5b) return true;
  return false;
}
