import * as fc from 'fast-check';

/** Characters that a reader doesn't see, that turn the direction, or that join with what stands before them. */
const unseen = ['\u00ad', '\u200b', '\u200c', '\u200d', '\u200e', '\u202e', '\u2060', '\u2066', '\ufeff', '\u0007'];

const hyphens = ['-', '\u2010', '\u2011', '\u2013', '\u2014', '\u2212'];
const quoteMarks = ['"', "'", '“', '”', '„', '‘', '’', '«', '»', '`', '``'];
const spaces = [' ', '  ', '\t', '\n', '\r\n', '\u00a0', '\u2009', '\u202f', '\u3000', '\u2028'];
const combining = ['\u0301', '\u0308', '\u0323', '\u20d7', '\u3099', '\u064b', '\u1161'];
const astral = ['😀', '𝒳', '𠀋', '👩‍🚀', '🇩🇪', '\u{e0041}', '\u{1d7d8}'];
const loneHalves = ['\ud83d', '\ude00', '\ud800', '\udfff'];
const letters = [
  'a',
  'b',
  'e',
  'K',
  'Z',
  'ß',
  'é',
  'ﬁ',
  'ﬃ',
  'ĳ',
  'Ａ',
  '１',
  'م',
  'ب',
  'ש',
  'ж',
  'ω',
  '中',
  '文',
  'か',
  'ก',
  '한',
  'ﾊ',
  'ﾞ',
];
const digits = ['0', '1', '5', '9', '²', '½', '₃', '٣', '.', ','];
const marks = [
  '(',
  ')',
  '[',
  ']',
  '%',
  '…',
  '°',
  '@',
  '*',
  '_',
  '#',
  '|',
  '<',
  '>',
  '\\',
  '&',
  ';',
  ':',
  '!',
  '$',
  '^',
  '~',
];

/** Text of any characters, the nasty ones far more often than people write them. */
export function hostileText(most = 60): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...letters) },
    { weight: 4, arbitrary: fc.constantFrom(...spaces) },
    { weight: 2, arbitrary: fc.constantFrom(...digits) },
    { weight: 2, arbitrary: fc.constantFrom(...marks) },
    { weight: 1, arbitrary: fc.constantFrom(...hyphens, ...quoteMarks) },
    { weight: 1, arbitrary: fc.constantFrom(...combining, ...unseen) },
    { weight: 1, arbitrary: fc.constantFrom(...astral, ...loneHalves) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 2 }) },
  );
  return fc.array(piece, { maxLength: most }).map((pieces) => pieces.join(''));
}

/** A word of one script, without punctuation: two to nine letters, or a number. */
export function plainWord(): fc.Arbitrary<string> {
  const of = (unit: string): fc.Arbitrary<string> =>
    fc.array(fc.constantFrom(...unit), { minLength: 2, maxLength: 9 }).map((found) => found.join(''));
  return fc.oneof(
    { weight: 4, arbitrary: of('abcdefghijklmnopqrstuvwxyzABC') },
    { weight: 1, arbitrary: of('éüßñçøåÄ') },
    { weight: 1, arbitrary: of('абвгдежз') },
    { weight: 1, arbitrary: of('אבגדהוז') },
    { weight: 1, arbitrary: of('ابتثجحخ') },
    { weight: 1, arbitrary: fc.integer({ min: 2, max: 99_999 }).map(String) },
    { weight: 1, arbitrary: of('fileflowoffice') },
  );
}
