/** The word of letters that number words and units are made of, from `at` on; empty where there is none. */
export function asciiWordAt(lower: string, at: number): string {
  word.lastIndex = at;
  return word.exec(lower)?.[0] ?? '';
}

/** The same after one space, line break or hyphen. */
export function nextAsciiWord(lower: string, at: number): { readonly word: string; readonly charEnd: number } | null {
  const gap = lower.charCodeAt(at);
  if (gap !== 0x20 && gap !== 0x2d && gap !== 0x0a) return null;
  const found = asciiWordAt(lower, at + 1);
  return found === '' ? null : { word: found, charEnd: at + 1 + found.length };
}

const word = /[a-zäöüßµ]{1,24}/y;

/** The letters right before `end`, at most 24. */
export function wordBefore(text: string, end: number): string {
  return /[\p{L}\p{M}]*$/u.exec(text.slice(Math.max(0, end - 24), end))?.[0] ?? '';
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** False where scripts know no capitals: there a number right behind a letter is a number of its own. */
export function isCasedLetter(letter: string): boolean {
  return letter !== '' && letter.toLowerCase() !== letter.toUpperCase();
}
