/**
 * A text without what differs between a source and its copies: white space, hyphens and dashes, soft hyphens and
 * other invisible characters are gone, quote marks are one, ligatures and full-width forms are spelled out (NFKC).
 */
export type FoldedText = {
  readonly folded: string;
  /** For each code unit of `folded` where its character starts and ends in the original. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
};

const gone = 1;
const quoteMark = 2;
const joined = 3;

/** Folds `[charStart, charEnd)`; positions stay those of the whole text. Single characters fold alike everywhere. */
export function foldText(text: string, charStart: number, charEnd: number): FoldedText {
  // NFKC makes at most 18 code units of one; nearly always the fold is shorter than the text
  let capacity = charEnd - charStart + 64;
  let codes = new Uint16Array(capacity);
  let starts = new Uint32Array(capacity);
  let ends = new Uint32Array(capacity);
  let length = 0;
  let at = charStart;
  while (at < charEnd) {
    const code = text.charCodeAt(at);
    const role = code < 0x80 ? asciiRoles[code] : roleOf(code);
    if (length + 64 > capacity) {
      capacity = capacity * 2 + 64;
      codes = grown(codes, new Uint16Array(capacity));
      starts = grown(starts, new Uint32Array(capacity));
      ends = grown(ends, new Uint32Array(capacity));
    }
    if (role === gone) {
      at += 1;
    } else if (isUnseenPair(text, at)) {
      at += 2;
    } else if (role === quoteMark) {
      // two single marks are TeX for a double one
      if (length > 0 && codes[length - 1] === 0x27 && ends[length - 1] === at) {
        ends[length - 1] = at + 1;
      } else {
        codes[length] = 0x27;
        starts[length] = at;
        ends[length] = at + 1;
        length += 1;
      }
      at += 1;
    } else if (isPlain(code) && !isCombining(text.charCodeAt(at + 1))) {
      codes[length] = code;
      starts[length] = at;
      ends[length] = at + 1;
      length += 1;
      at += 1;
    } else {
      const end = endOfCharacter(text, at, charEnd);
      const spelled = spellOut(text.slice(at, end));
      const room = Math.min(spelled.length, 48);
      for (let index = 0; index < room; index += 1) {
        codes[length] = spelled.charCodeAt(index);
        starts[length] = at;
        ends[length] = end;
        length += 1;
      }
      at = end;
    }
  }
  return { folded: stringOf(codes, length), starts: starts.subarray(0, length), ends: ends.subarray(0, length) };
}

/** What lies between two characters that follow each other in a fold. */
export type Separator = { readonly hasSpace: boolean; readonly hasHyphen: boolean; readonly hasLineBreak: boolean };

export const noSeparator: Separator = { hasSpace: false, hasHyphen: false, hasLineBreak: false };

export function separatorBetween(text: string, charStart: number, charEnd: number): Separator {
  if (charStart >= charEnd) return noSeparator;
  let hasSpace = false;
  let hasHyphen = false;
  let hasLineBreak = false;
  for (let at = charStart; at < charEnd; at += 1) {
    const code = text.charCodeAt(at);
    if (isHyphen(code)) hasHyphen = true;
    else if (isUnseenPair(text, at)) at += 1;
    else if (!isInvisible(code)) {
      hasSpace = true;
      if (code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029) hasLineBreak = true;
    } else if (code === 0xad) {
      // a soft hyphen marks where a word may part: with a line break after it, the word goes on
      hasHyphen ||= text.charCodeAt(at + 1) === 0x0a || text.charCodeAt(at + 1) === 0x0d;
    }
  }
  return { hasSpace, hasHyphen, hasLineBreak };
}

const asciiRoles = ((): Uint8Array => {
  const table = new Uint8Array(128);
  for (let code = 0; code <= 0x20; code += 1) table[code] = gone;
  table[0x7f] = gone;
  table[0x2d] = gone;
  table[0x22] = quoteMark;
  table[0x27] = quoteMark;
  table[0x60] = quoteMark;
  return table;
})();

function roleOf(code: number): number {
  if (isHyphen(code) || isInvisible(code) || isSpace(code)) return gone;
  if ((code >= 0x2018 && code <= 0x201f) || code === 0xab || code === 0xbb || code === 0xb4) return quoteMark;
  if (code === 0x2032 || code === 0x2033 || code === 0x2039 || code === 0x203a || code === 0xff02 || code === 0xff07) {
    return quoteMark;
  }
  return joined;
}

function isHyphen(code: number): boolean {
  return code === 0x2d || (code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0xfe58 || code === 0xff0d;
}

/** Soft hyphen, zero-width characters, direction marks, variation selectors. */
function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    code === 0x180e ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    (code >= 0xfff9 && code <= 0xfffb) ||
    (code < 0x20 && !(code >= 0x09 && code <= 0x0d)) ||
    code === 0x7f
  );
}

/** Tags and further variation selectors, which models aren't shown. */
function isUnseenPair(text: string, at: number): boolean {
  const low = text.charCodeAt(at + 1);
  return text.charCodeAt(at) === 0xdb40 && low >= 0xdc00 && low <= 0xddef;
}

function isSpace(code: number): boolean {
  return (
    code === 0xa0 ||
    code === 0x85 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x1680
  );
}

/** Past a character with the marks that combine with it. */
function endOfCharacter(text: string, from: number, charEnd: number): number {
  const isPair = isHighSurrogate(text.charCodeAt(from)) && isLowSurrogate(text.charCodeAt(from + 1));
  let at = from + (isPair && from + 1 < charEnd ? 2 : 1);
  const most = Math.min(charEnd, from + 16);
  while (at < most) {
    const code = text.charCodeAt(at);
    if (!isCombining(code)) break;
    at += 1;
  }
  return at;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** The marks that NFKC may join with a letter: Latin, Greek, Cyrillic, kana voicing, Arabic vowels, Hangul parts. */
function isCombining(code: number): boolean {
  return (
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x1ab0 && code <= 0x1aff) ||
    (code >= 0x1dc0 && code <= 0x1dff) ||
    (code >= 0x20d0 && code <= 0x20ff) ||
    code === 0x3099 ||
    code === 0x309a ||
    code === 0xff9e ||
    code === 0xff9f ||
    (code >= 0x64b && code <= 0x655) ||
    (code >= 0x1160 && code <= 0x11ff)
  );
}

/** Raised and lowered digits and fractions stay as they are: 10² is not 102. */
function spellOut(character: string): string {
  if (keptDigits.test(character)) return character;
  const spelled = character.normalize('NFKC');
  // what NFKC spells with a space or a quote mark must vanish or be folded as those are
  return spelled === character ? character : spelled.replace(/[\s\u002d\u2010-\u2015]+/g, '').replace(/["`]/g, "'");
}

/** Remembers which code units NFKC leaves as they are: asking it for each one is slow. */
const plainness = new Uint8Array(65_536);
const isKnownPlain = 1;
const isKnownOther = 2;

function isPlain(code: number): boolean {
  if (code < 0x80) return true;
  if (plainness[code] === 0) {
    const character = String.fromCharCode(code);
    const isWhole = code < 0xd800 || code > 0xdfff;
    plainness[code] = isWhole && spellOut(character) === character ? isKnownPlain : isKnownOther;
  }
  return plainness[code] === isKnownPlain;
}

const keptDigits = /^[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209c\u2150-\u215f\u2189]/;

function grown<T extends Uint16Array | Uint32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

function stringOf(codes: Uint16Array, length: number): string {
  const parts: string[] = [];
  for (let at = 0; at < length; at += 8192) {
    parts.push(String.fromCharCode(...codes.subarray(at, Math.min(length, at + 8192))));
  }
  return parts.join('');
}
