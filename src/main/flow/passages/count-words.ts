/** An unbroken run longer than this counts as several words, so that no passage grows without bound. */
const longestWordChars = 24;

const blank = 0;
const letter = 1;
const wholeWord = 2;
const partOfWord = 3;

/** What a code unit adds: Chinese and kana are two characters to a word, Thai, Lao, Burmese and Khmer four. */
const kinds = ((): Uint8Array => {
  const table = new Uint8Array(65_536).fill(letter);
  table.fill(blank, 0, 0x21);
  table.fill(blank, 0x2000, 0x200c);
  for (const code of [0x85, 0xa0, 0x2028, 0x2029, 0x202f, 0x3000, 0xfeff]) table[code] = blank;
  table.fill(wholeWord, 0x3041, 0xa000);
  table.fill(wholeWord, 0xf900, 0xfb00);
  table.fill(partOfWord, 0x0e01, 0x0f00);
  table.fill(partOfWord, 0x1000, 0x10a0);
  table.fill(partOfWord, 0x1780, 0x1800);
  return table;
})();

/** The number of words in `[charStart, charEnd)`, in quarters where a script has no spaces. */
export function countWords(text: string, charStart: number, charEnd: number): number {
  let quarters = 0;
  let run = 0;
  for (let at = charStart; at < charEnd; at += 1) {
    const kind = kinds[text.charCodeAt(at)];
    if (kind === letter) {
      if (run % longestWordChars === 0) quarters += 4;
      run += 1;
    } else {
      run = 0;
      if (kind === wholeWord) quarters += 2;
      else if (kind === partOfWord) quarters += 1;
    }
  }
  return quarters / 4;
}

/** Where the text has to be left so that at most `words` words lie between, and not inside a surrogate pair. */
export function skipWords(text: string, charStart: number, charEnd: number, words: number): number {
  let quarters = 0;
  let run = 0;
  for (let at = charStart; at < charEnd; at += 1) {
    const code = text.charCodeAt(at);
    const kind = kinds[code];
    let added = 0;
    if (kind === letter) {
      if (run % longestWordChars === 0) added = 4;
      run += 1;
    } else {
      run = 0;
      if (kind === wholeWord) added = 2;
      else if (kind === partOfWord) added = 1;
    }
    quarters += added;
    if (quarters > words * 4) return isLowSurrogate(code) ? at - 1 : at;
  }
  return charEnd;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
