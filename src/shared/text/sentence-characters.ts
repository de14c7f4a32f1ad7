/** True for white space of any kind, line breaks included. */
export function isBlank(code: number): boolean {
  if (code > 0x20 && code < 0xa0) return code === 0x85;
  return (
    (code <= 0x20 && (code === 0x20 || (code >= 0x09 && code <= 0x0d))) ||
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0xfeff
  );
}

const closers = charCodes('"\'’”“»›)]}*_`」』）】》〉〕］｝＂＇');
const openers = charCodes('"\'‘“„‚«‹([{*_`¿¡「『（【《〈〔［｛—–-…');

/** A quote mark, bracket or emphasis mark that may close what a stop has ended. */
export function isCloser(code: number): boolean {
  return closers.has(code);
}

export function skipClosers(text: string, from: number): number {
  let at = from;
  while (at < text.length && closers.has(text.charCodeAt(at))) at += 1;
  return at;
}

/** Where the next word starts after blanks and opening marks. `isInBackticks` tells a name in code, which keeps its lower case. */
export function nextWordStart(
  text: string,
  from: number,
): { readonly at: number; readonly isAfterBlankLine: boolean; readonly isInBackticks: boolean } {
  let at = from;
  let breaks = 0;
  while (at < text.length && isBlank(text.charCodeAt(at))) {
    if (text.charCodeAt(at) === 0x0a) breaks += 1;
    at += 1;
  }
  const first = at;
  while (at < text.length && at - first < 8 && openers.has(text.charCodeAt(at))) at += 1;
  return { at, isAfterBlankLine: breaks > 1, isInBackticks: text.charCodeAt(at - 1) === 0x60 };
}

/** True for a lower-case letter of a script that has case. */
export function isLower(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return code >= 0x61 && code <= 0x7a;
  const letter = text.charAt(at);
  return letter !== letter.toUpperCase() && letter === letter.toLowerCase();
}

export function isUpper(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return code >= 0x41 && code <= 0x5a;
  const letter = text.charAt(at);
  return letter !== letter.toLowerCase() && letter === letter.toUpperCase();
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Letters and digits; outside ASCII everything that isn't general or CJK punctuation or a blank. */
export function isWordCode(code: number): boolean {
  if (code < 0x80) {
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
  }
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba;
  return !(code >= 0x2000 && code <= 0x206f) && !(code >= 0x3000 && code <= 0x303f) && code !== 0xd7 && code !== 0xf7;
}

/** True for Han, kana and Hangul, whose sentences may follow each other without a space. */
export function hasNoCase(code: number): boolean {
  return (code >= 0x3041 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7af) || (code >= 0xf900 && code <= 0xfaff);
}

function charCodes(marks: string): ReadonlySet<number> {
  return new Set(Array.from(marks, (mark) => mark.charCodeAt(0)));
}
