/**
 * Tokens a text takes, estimated from its characters alone: four of Latin script to a token, two of other alphabets,
 * one of scripts without spaces, two digits or marks. Tokenizers differ by a fifth either way; a prompt is cut by this
 * figure everywhere, so that the same evidence always makes the same prompt.
 */
export function estimateTokens(text: string): number {
  let quarters = 0;
  for (let at = 0; at < text.length; at += 1) quarters += quartersOf(text.charCodeAt(at));
  return Math.ceil(quarters / 4);
}

/** Quarters of a token that one UTF-16 code unit takes. */
function quartersOf(code: number): number {
  if (code < 0x80) return isLetterOrSpace(code) ? 1 : 2;
  if (code < 0x2e80) return 2;
  return 4;
}

function isLetterOrSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}
