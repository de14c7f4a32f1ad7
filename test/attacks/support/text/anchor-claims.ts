import * as fc from 'fast-check';
import { toId } from '#shared/base/ids.ts';
import { anchorQuote, createAnchorer, findQuoteAgain, toQuote } from '#shared/text/anchor.ts';
import type { Claim } from '../properties.ts';
import { hostileText, plainWord } from './hostile-text.ts';

const sourceId = toId('src', 'abcdef123456');

/** What must hold of finding a quote's words in a text. */
export const anchorClaims: readonly Claim[] = [
  {
    what: 'anchoring: words cut from a text and copied with changed spacing, hyphens, ligatures, marks are found where they were',
    property: fc.property(copiedQuote(), ({ text, quote, charStart, charEnd }) => {
      const found = anchorQuote({ text, exact: quote, near: [charStart, charEnd] });
      if (found === null) throw new Error(`not found: ${JSON.stringify({ text, quote })}`);
      if (found.charStart !== charStart || found.charEnd !== charEnd) {
        throw new Error(`found [${found.charStart}, ${found.charEnd}) in place of [${charStart}, ${charEnd})`);
      }
    }),
  },
  {
    what: 'anchoring: a copy with a word changed, left out, doubled or put elsewhere is not found',
    property: fc.property(falsifiedQuote(), ({ text, quote }) => {
      const found = anchorQuote({ text, exact: quote });
      if (found !== null) throw new Error(`found ${JSON.stringify(text.slice(found.charStart, found.charEnd))}`);
    }),
  },
  {
    what: 'anchoring: whatever is found in any text has the letters and digits of the quote, whole characters, and is found again',
    property: fc.property(anyTextAndQuote(), ({ text, quote, near }) => {
      const anchorer = createAnchorer(text);
      const found = near === null ? anchorer({ exact: quote }) : anchorer({ exact: quote, near });
      if (found === null) return;
      const { charStart, charEnd } = found;
      if (!(charStart >= 0 && charStart < charEnd && charEnd <= text.length)) throw new Error('no span of the text');
      if (partsPair(text, charStart) || partsPair(text, charEnd)) throw new Error('half a character');
      const exact = text.slice(charStart, charEnd);
      if (lettersOf(exact) !== lettersOf(quote)) throw new Error(`other letters: ${JSON.stringify({ exact, quote })}`);
      const again = anchorer({ exact, near: [charStart, charEnd] });
      if (again === null) throw new Error(`not found again: ${JSON.stringify(exact)}`);
      if (again.charStart !== charStart || again.charEnd !== charEnd) throw new Error('found again elsewhere');
      const stored = toQuote({ sourceId, text, charStart, charEnd, pages: [] });
      if (stored.exact !== exact) throw new Error('other words are stored');
      const kept = findQuoteAgain({ text, quote: stored });
      if (kept?.charStart !== charStart || kept.charEnd !== charEnd) throw new Error('the stored quote moved');
    }),
  },
];

type Word = { readonly word: string; readonly copied: string };

/** A text of words, a stretch of them, and a copy of it as copies come. */
function copiedQuote() {
  return fc
    .record({
      words: fc.array(wordAndCopy(), { minLength: 1, maxLength: 12 }),
      gaps: fc.array(gapAndCopy(), { minLength: 13, maxLength: 13 }),
      from: fc.nat(),
      length: fc.nat(),
      frame: fc.constantFrom('', ' ', '\n', '\u200b'),
    })
    .map(({ words, gaps, from, length, frame }) => {
      const first = from % words.length;
      const last = first + (length % (words.length - first));
      let text = 'Begin. ';
      let quote = '';
      let charStart = 0;
      let charEnd = 0;
      words.forEach(({ word, copied }, index) => {
        const gap = gaps[index] ?? [' ', ' '];
        if (index === first) charStart = text.length;
        text += word;
        if (index >= first && index <= last) quote += copied + (index < last ? gap[1] : '');
        if (index === last) charEnd = text.length;
        text += gap[0];
      });
      return { text: `${text} End.`, quote: frame + quote + frame, charStart, charEnd };
    });
}

/** Ligatures and composed letters are often spelled out in copies. */
function wordAndCopy(): fc.Arbitrary<Word> {
  return fc
    .record({ word: plainWord(), isLigated: fc.boolean(), isSplit: fc.boolean() })
    .map(({ word, isLigated, isSplit }) => ({
      word: isLigated ? word.replaceAll('ffi', 'ﬃ').replaceAll('fi', 'ﬁ').replaceAll('fl', 'ﬂ') : word,
      copied: isSplit ? word.normalize('NFD') : word,
    }));
}

/** What stands between two words, and what may stand there in a copy. */
function gapAndCopy(): fc.Arbitrary<readonly [string, string]> {
  return fc.constantFrom<readonly [string, string]>(
    [' ', ' '],
    ['\n', ' '],
    ['  \r\n ', ' '],
    ['\u00a0', ' '],
    [' ', '\n\n'],
    ['\u2009', '\u202f'],
    [', ', ', '],
    [' “', ' "'],
    ['” ', '" '],
    ['’s ', "'s "],
    [' — ', ' - '],
    [' – ', '–'],
    ['; ', ';\n'],
    [' \u200e', ' '],
    [' ', '\u2066 '],
    ['… ', '... '],
  );
}

function falsifiedQuote() {
  return fc
    .record({
      words: fc.uniqueArray(fc.stringMatching(/^[a-y]{3,8}$/), { minLength: 4, maxLength: 12 }),
      at: fc.nat(),
      how: fc.constantFrom('changed', 'left out', 'doubled', 'swapped', 'added letter', 'number'),
    })
    .map(({ words, at, how }) => {
      const index = 1 + (at % (words.length - 2));
      const copy = [...words];
      if (how === 'changed') copy[index] = 'zzz';
      else if (how === 'left out') copy.splice(index, 1);
      else if (how === 'doubled') copy.splice(index, 0, words[index] ?? '');
      else if (how === 'swapped') [copy[index], copy[index - 1]] = [words[index - 1] ?? '', words[index] ?? ''];
      else if (how === 'added letter') copy[index] = `${words[index]}z`;
      else copy.splice(index, 0, '7');
      return { text: words.join(' '), quote: copy.join(' ') };
    });
}

/** Any text, with a quote that is a part of it, of part of it with something put in, or has nothing to do with it. */
function anyTextAndQuote() {
  return fc
    .record({
      // stored texts have no halves of characters, whatever a model answers with
      text: hostileText().map((text) => text.toWellFormed()),
      other: hostileText(12),
      how: fc.constantFrom('cut', 'cut', 'mixed', 'other'),
      cut: fc.tuple(fc.nat(), fc.nat()),
      near: fc.option(fc.tuple(fc.integer({ min: -5, max: 200 }), fc.integer({ min: -5, max: 200 }))),
    })
    .map(({ text, other, how, cut: [from, length], near }) => {
      const start = from % (text.length + 1);
      const cut = text.slice(start, start + (length % (text.length - start + 1)));
      const quote =
        how === 'cut'
          ? cut
          : how === 'other'
            ? other
            : cut.slice(0, cut.length / 2) + other + cut.slice(cut.length / 2);
      return { text, quote, near };
    });
}

/** Letters and digits as NFKC spells them, in one case: all that a copy may not change. */
function lettersOf(text: string): string {
  return [...text.replace(invisible, '')]
    .map((character) =>
      /[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209c]/u.test(character) ? `<${character}>` : character,
    )
    .join('')
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}<>]/gu, '')
    .toLowerCase();
}

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

function partsPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1)) && at > 0;
}
