/**
 * The text with one spelling for each mark that has several: dashes, quote marks, spaces, full-width forms. Positions stay
 * what they were. Spaces that group digits become apostrophes, raised digits "^"; a long dash,
 * which parts words, stays.
 */
export function foldCharacters(text: string): string {
  if (!/[^\n\r\t\u0020-\u007e]/.test(text)) return text;
  return text.replaceAll(groupSpace, "'").replaceAll(foldable, (mark) => foldMark(mark));
}

/** Without soft hyphens and zero-width characters, which stand inside words. */
export function withoutInvisible(text: string): string {
  return invisible.test(text) ? text.replaceAll(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '') : text;
}

/** A word in lower case without diacritics, its ligatures spelled out. */
export function foldLetters(text: string): string {
  const lower = text.toLowerCase();
  if (!/[^\u0000-\u007f]/.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[ßæœøłđð]/g, (letter) => spelledOut[letter] ?? letter);
}

/** In lower case, with positions kept: İ is the one letter whose lower case is longer. */
export function lowerCase(text: string): string {
  return text.replaceAll('İ', 'I').toLowerCase();
}

const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/;
const groupSpace = /(?<=\d)[\u00a0\u2007\u2009\u202f](?=\d{3}(?!\d))/g;
const foldable =
  /[\u0060\u00a0\u00b2\u00b3\u00b4\u00b9\u2000-\u200a\u2010-\u2013\u2018-\u201f\u2028\u2029\u202f\u2032\u2033\u2070\u2074-\u2079\u2080-\u2089\u2212\u3000\uff01-\uff5e]/g;
const spelledOut: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
};

function foldMark(mark: string): string {
  const code = mark.charCodeAt(0);
  if (code >= 0xff01) return String.fromCharCode(code - 0xfee0);
  if ((code >= 0x2010 && code <= 0x2013) || code === 0x2212) return '-';
  if (code === 0x2033 || (code >= 0x201c && code <= 0x201f)) return '"';
  if (code === 0x60 || code === 0xb4 || code === 0x2032 || (code >= 0x2018 && code <= 0x201b)) return "'";
  if (code >= 0x2080 && code <= 0x2089) return String.fromCharCode(code - 0x2080 + 0x30);
  if (code === 0xb2 || code === 0xb3 || code === 0xb9 || (code >= 0x2070 && code <= 0x2079)) return '^';
  return ' ';
}
