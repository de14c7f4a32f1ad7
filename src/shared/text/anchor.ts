import type { SourceId } from '../base/ids.ts';
import type { Quote } from '../domain/evidence.ts';
import type { PageSpan } from '../domain/source.ts';
import { foldText } from './anchor-fold.ts';
import { isSameWords, type FoldedSide } from './anchor-match.ts';

export type AnchorRequest = {
  readonly exact: string;
  /** `[charStart, charEnd)` where the words are expected; it is searched first. */
  readonly near?: readonly [number, number];
};

export type Anchored = { readonly charStart: number; readonly charEnd: number };

/** Finds quotes in one text, which is folded once and only when needed. */
export type Anchorer = (request: AnchorRequest) => Anchored | null;

/**
 * Finds the words of a quote in a source's text and returns where they stand in it, in UTF-16 code units. White space,
 * hyphens at line ends, ligatures, quote marks and dashes may differ, and the case of the first letter; words may
 * not: then the answer is null. Of several places the nearest to `near` is taken, else the first.
 */
export function anchorQuote({ text, ...request }: { readonly text: string } & AnchorRequest): Anchored | null {
  return createAnchorer(text)(request);
}

export function createAnchorer(text: string): Anchorer {
  let whole: FoldedSide | null = null;
  return ({ near, ...request }) => {
    // halves of characters, parted by what is folded away, must not become one
    const exact = request.exact.toWellFormed();
    const quote = { text: exact, ...foldText(exact, 0, exact.length) };
    if (quote.folded === '') return null;
    if (near !== undefined) {
      // what is expected beyond the text's ends is searched at them
      const charStart = Math.max(0, Math.min(near[0] - marginChars, text.length));
      const charEnd = Math.max(charStart, Math.min(text.length, near[1] + marginChars));
      const part = { text, ...foldText(text, charStart, charEnd) };
      const found = findNearest(part, quote, near[0]);
      // at the edges of the part, which may fall inside a character, it can't be seen whether a word goes on
      const isWhole =
        found !== null &&
        (found.charStart > charStart + longestCharacter || charStart === 0) &&
        (found.charEnd < charEnd - longestCharacter || charEnd === text.length);
      if (isWhole) return found;
    }
    whole ??= { text, ...foldText(text, 0, text.length) };
    return findNearest(whole, quote, near?.[0] ?? 0);
  };
}

/** The stored form of `[charStart, charEnd)`: exact words, up to 32 code units of context on each side, page. */
export function toQuote(options: {
  readonly sourceId: SourceId;
  readonly text: string;
  readonly charStart: number;
  readonly charEnd: number;
  readonly pages: readonly PageSpan[];
}): Quote {
  const { sourceId, text, charStart, charEnd, pages } = options;
  const from = Math.max(0, charStart - contextChars);
  const to = Math.min(text.length, charEnd + contextChars);
  return {
    sourceId,
    charStart,
    charEnd,
    exact: text.slice(charStart, charEnd),
    prefix: text.slice(isInsidePair(text, from) ? from + 1 : from, charStart),
    suffix: text.slice(charEnd, isInsidePair(text, to) ? to - 1 : to),
    page: pages.findLast((page) => page.charStart <= charStart)?.number ?? pages[0]?.number ?? null,
  };
}

/**
 * Where a stored quote stands in a text that may have changed: at its old place if the words are still there, else
 * where most of its context is found again, else where its words are with other spacing. Null if they are gone.
 */
export function findQuoteAgain({ text, quote }: { readonly text: string; readonly quote: Quote }): Anchored | null {
  const { exact, charStart, charEnd } = quote;
  if (text.startsWith(exact, charStart) && charEnd === charStart + exact.length) return { charStart, charEnd };
  let best: { readonly at: number; readonly context: number } | null = null;
  let tries = 0;
  const most = triesFor(exact);
  for (let at = text.indexOf(exact); at !== -1 && tries < most; at = text.indexOf(exact, at + 1)) {
    tries += 1;
    const context = sharedContext(text, at, quote);
    const isNearer = best !== null && Math.abs(at - charStart) < Math.abs(best.at - charStart);
    if (best === null || context > best.context || (context === best.context && isNearer)) best = { at, context };
  }
  if (best !== null) return { charStart: best.at, charEnd: best.at + exact.length };
  return anchorQuote({ text, exact, near: [Math.min(charStart, text.length), Math.min(charEnd, text.length)] });
}

const contextChars = 32;
/** A passage's edge may cut the quote's hyphenated last word. */
const marginChars = 64;
/** In code units, with the marks that combine with it. */
const longestCharacter = 16;
/** Bound the work on a text that repeats one phrase endlessly: places looked at, and code units compared at them. */
const mostTries = 10_000;
const mostCompared = 500_000;

function triesFor(words: string): number {
  return Math.min(mostTries, Math.ceil(mostCompared / words.length));
}

function findNearest(source: FoldedSide, quote: FoldedSide, wanted: number): Anchored | null {
  return findFolded(source, quote, quote.folded, wanted) ?? findFolded(source, quote, otherCase(quote.folded), wanted);
}

function findFolded(source: FoldedSide, quote: FoldedSide, words: string | null, wanted: number): Anchored | null {
  if (words === null) return null;
  let best: Anchored | null = null;
  let tries = 0;
  const most = triesFor(words);
  for (let at = source.folded.indexOf(words); at !== -1 && tries < most; at = source.folded.indexOf(words, at + 1)) {
    tries += 1;
    const charStart = source.starts[at] ?? 0;
    if (best !== null && Math.abs(charStart - wanted) >= Math.abs(best.charStart - wanted)) {
      if (charStart > wanted) break;
      continue;
    }
    if (!isSameWords(source, at, quote)) continue;
    const found = withSign(source, at, quote);
    if (found !== null) best = found;
  }
  return best;
}

/**
 * A quote that starts with a minus or hyphen on its first word needs it in the source, and takes it in; one that
 * starts with a bare number isn't the number with a minus.
 */
function withSign(source: FoldedSide, at: number, quote: FoldedSide): Anchored | null {
  const charStart = source.starts[at] ?? 0;
  const charEnd = source.ends[at + quote.folded.length - 1] ?? 0;
  const lead = source.text.slice(Math.max(0, charStart - 2), charStart);
  if (signAtEnd.test(quote.text.slice(0, quote.starts[0]))) {
    return signAtEnd.test(lead) ? { charStart: charStart - 1, charEnd } : null;
  }
  const isNegative = /^\d/.test(quote.folded) && signAtEnd.test(lead) && (lead.length === 1 || /^[\s(]/.test(lead));
  return isNegative ? null : { charStart, charEnd };
}

const signAtEnd = /[-\u2010-\u2015\u2212]$/;

/** The quote with the case of its first letter turned, or null if it has no case. */
function otherCase(folded: string): string | null {
  const letterAt = folded.search(/[\p{L}\p{N}]/u);
  if (letterAt === -1) return null;
  const letter = folded.charAt(letterAt);
  const turned = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
  if (turned === letter || turned.length !== 1) return null;
  return folded.slice(0, letterAt) + turned + folded.slice(letterAt + 1);
}

function isInsidePair(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return code >= 0xdc00 && code <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
}

/** How many characters of the stored context stand around this place. */
function sharedContext(text: string, at: number, { exact, prefix, suffix }: Quote): number {
  let before = 0;
  while (before < prefix.length && text[at - 1 - before] === prefix[prefix.length - 1 - before]) before += 1;
  const end = at + exact.length;
  let after = 0;
  while (after < suffix.length && text[end + after] === suffix[after]) after += 1;
  return before + after;
}
