const blemish = /[\r\0-\x08\x0b-\x1f\x7f-\xa0\xad\u2007\u200b\u2028\u2029\u202f\u2060\ufeff]/;
const lineBreaks = /\r\n?|[\x85\u2028\u2029]/g;
const invisible = /[\xad\u200b\u2060\ufeff]/g;
const spaces = /[\0-\x08\x0b-\x1f\x7f-\xa0\u2007\u202f]/g;
const ligatures: Readonly<Record<string, string>> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'st', ﬆ: 'st' };

/**
 * Text as it is stored: line breaks are \n, control characters and odd spaces are spaces, what can't be seen
 * (soft hyphens, zero-width spaces, byte order marks) is gone.
 */
export function cleanText(text: string): string {
  if (!blemish.test(text)) return text;
  return text.replace(lineBreaks, '\n').replace(invisible, '').replace(spaces, ' ');
}

/** Writes typographic ligatures as their letters. */
export function expandLigatures(text: string): string {
  return /[\ufb00-\ufb06]/.test(text)
    ? text.replace(/[\ufb00-\ufb06]/g, (ligature) => ligatures[ligature] ?? ligature)
    : text;
}

/** Runs of white space, line breaks too, become one space. */
export function collapseSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
