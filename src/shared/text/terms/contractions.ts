export type WordEnd = { readonly end: number; readonly isNegation: boolean };

/**
 * Where an English word that stops at `end` ends with its apostrophe ending ('s, 't, 're, 've, 'll, 'd, 'm), which is
 * no word of its own. A negation (don't, can't) is a stop word as a whole.
 */
export function wordEnd(text: string, end: number): WordEnd {
  const mark = text.charCodeAt(end);
  if (mark !== apostrophe && mark !== typographicApostrophe) return { end, isNegation: false };
  const ending = /^(?:s|t|re|ve|ll|d|m)(?![\p{L}\p{M}\p{N}])/iu.exec(text.slice(end + 1, end + 5))?.[0];
  if (ending === undefined) return { end, isNegation: false };
  return {
    end: end + 1 + ending.length,
    isNegation: ending.toLowerCase() === 't' && text.slice(end - 1, end).toLowerCase() === 'n',
  };
}

const apostrophe = 0x27;
const typographicApostrophe = 0x2019;
