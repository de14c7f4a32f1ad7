import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import { anchorQuote, createAnchorer, findQuoteAgain, toQuote } from '#shared/text/anchor.ts';

const sourceId = toId('src', 'abcdef123456');

/** The stored words that the quote was found to be. */
function found(text: string, exact: string, near?: [number, number]): string | null {
  const anchored = anchorQuote(near === undefined ? { text, exact } : { text, exact, near });
  return anchored === null ? null : text.slice(anchored.charStart, anchored.charEnd);
}

describe('anchorQuote', () => {
  it.each([
    ['white space and line breaks', 'The quick  brown\nfox\u00a0jumps.', 'quick brown fox jumps.'],
    ['a hyphen at a line end', 'an inter-\nnational treaty', 'an international treaty'],
    ['a hyphen at a line end that the word keeps', 'a well-\nknown fact', 'a well-known fact'],
    ['a number after such a hyphen', 'the COVID-\n19 years', 'COVID-19 years'],
    ['a hyphen copied with its line break', 'an international treaty', 'inter-\nnational treaty'],
    ['soft hyphens', 'inter\u00adnational inter\u00ad\nnational', 'international international'],
    ['ligatures', 'the ﬁrst eﬃcient ﬂow', 'the first efficient flow'],
    ['quote marks', 'He said “don’t” to «her»', 'He said "don\'t" to "her"'],
    ['doubled quote marks', "He said ``stop'' twice", 'He said "stop" twice'],
    ['dashes', 'the war (1914–1918) — the first', 'the war (1914-1918) - the first'],
    ['spacing of dashes', 'the end — or not', 'the end—or not'],
    ['full-width forms', 'ＡＢＣ　１２３', 'ABC 123'],
    ['combining marks', 'cafe\u0301 au lait', 'café au lait'],
    ['an ellipsis', 'and so on…', 'and so on...'],
    ['spaces at punctuation', 'about 10 % ( roughly )', 'about 10% (roughly)'],
    ['line breaks in Chinese', '这是一个\n句子。', '这是一个句子。'],
    ['the case of the first letter', 'Indeed the rate rose.', 'The rate rose.'],
  ])('finds words through %s', (_, text, exact) => {
    const words = found(text, exact);
    expect(words).not.toBeNull();
    expect(text).toContain(words);
    // what was found is found again as it stands, at the same place
    expect(found(text, words ?? '')).toBe(words);
  });

  it('returns the stored words, without what only surrounds them', () => {
    expect(found('We ﬁnd an inter-\nnational rule.', '  find an international rule ')).toBe(
      'ﬁnd an inter-\nnational rule',
    );
    expect(found('at -5 °C it froze', '-5 °C')).toBe('-5 °C');
  });

  it.each([
    ['another word', 'The rate rose quickly.', 'The rate fell quickly.'],
    ['a word left out', 'The rate rose very quickly.', 'The rate rose quickly.'],
    ['a part of a word', 'A catalogue of parts', 'A catalog'],
    ['words run together', 'the rapist spoke', 'therapist spoke'],
    ['a word parted', 'the therapist spoke', 'the rapist spoke'],
    ['a missing hyphen', 'they re-sign it', 'they resign it'],
    ['another number', 'rose by 3.5 percent', 'rose by 3'],
    ['the end of a number', 'rose by 3.5 percent', '5 percent'],
    ['another sign', 'at -5 degrees', '5 degrees'],
    ['a lost sign', 'at 5 degrees', '-5 degrees'],
    ['a raised digit', 'about 10² units', 'about 102 units'],
    ['a split number', 'in 2003. 5 people', 'in 2003.5 people'],
    ['another case inside', 'the us market', 'the US market'],
    ['nothing at all', 'some text', ' — '],
  ])('does not anchor %s', (_, text, exact) => {
    expect(found(text, exact)).toBeNull();
  });

  it('prefers the place near to where it is expected', () => {
    const text = `same words. ${'x '.repeat(500)}same words. ${'y '.repeat(500)}same words.`;
    const second = text.indexOf('same', 20);
    const third = text.lastIndexOf('same');
    expect(anchorQuote({ text, exact: 'same words.', near: [second - 5, second + 40] })?.charStart).toBe(second);
    expect(anchorQuote({ text, exact: 'same words.', near: [third - 300, third - 200] })?.charStart).toBe(third);
    expect(anchorQuote({ text, exact: 'same words.' })?.charStart).toBe(0);
  });

  it('finds words far from where they were expected', () => {
    const text = `${'a b c. '.repeat(1000)}the one place. ${'d e f. '.repeat(1000)}`;
    expect(found(text, 'the one place.', [0, 100])).toBe('the one place.');
  });

  it('serves many quotes of one long text', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `Sentence number ${index} stands\nhere.`).join(' ');
    const anchor = createAnchorer(text);
    for (let index = 0; index < 20_000; index += 500) {
      const anchored = anchor({ exact: `number ${index} stands here.` });
      expect(text.slice(anchored?.charStart, anchored?.charEnd)).toBe(`number ${index} stands\nhere.`);
    }
  });

  it('stays quick on a text that repeats itself', () => {
    expect(found('ab'.repeat(500_000), 'ab'.repeat(1000))).toBeNull();
    expect(found('a '.repeat(300_000), 'a a b')).toBeNull();
    // nearly fits at each of 100,000 places
    expect(found('a '.repeat(100_000), `${'a '.repeat(50_000)}a-a`)).toBeNull();
  });

  it('searches at its ends for what is expected beyond them', () => {
    expect(found('the last words', 'last words', [5000, 20])).toBe('last words');
    expect(found('the last words', 'the last', [-500, -400])).toBe('the last');
  });

  it('makes no character of two halves, and parts none', () => {
    expect(found('a 𠀋 b', '\ud840 \udc0b')).toBeNull();
    expect(found('\ud83d𐀀 b', '\ud83d\ud800')).toBeNull();
    // where it is looked first begins within 𝟘, which is a digit before this one
    expect(found(`𝟘0á ${'x '.repeat(40)}`, '0á', [65, 70])).toBeNull();
  });
});

describe('toQuote', () => {
  const pages = [
    { number: 1, charStart: 0, charEnd: 50 },
    { number: 2, charStart: 50, charEnd: 200 },
  ];

  it('holds the exact words with their context and page', () => {
    const text = `${'p'.repeat(60)} the words ${'s'.repeat(60)}`;
    const charStart = text.indexOf('the');
    expect(toQuote({ sourceId, text, charStart, charEnd: charStart + 9, pages })).toEqual({
      sourceId,
      charStart,
      charEnd: charStart + 9,
      exact: 'the words',
      prefix: `${'p'.repeat(31)} `,
      suffix: ` ${'s'.repeat(31)}`,
      page: 2,
    });
  });

  it('does not cut a surrogate pair in the context', () => {
    const text = `${'🙂'.repeat(20)}.word.${'🙂'.repeat(20)}`;
    const charStart = text.indexOf('word');
    const { prefix, suffix } = toQuote({ sourceId, text, charStart, charEnd: charStart + 4, pages: [] });
    expect(prefix.isWellFormed() && suffix.isWellFormed()).toBe(true);
    expect([prefix.length, suffix.length]).toEqual([31, 31]);
  });
});

describe('findQuoteAgain', () => {
  const text = 'First part. The rate rose. Second part. The rate rose. Third part.';
  const charStart = text.lastIndexOf('The rate');
  const quote = toQuote({ sourceId, text, charStart, charEnd: charStart + 14, pages: [] });

  it('stays where the words still are', () => {
    expect(findQuoteAgain({ text, quote })).toEqual({ charStart, charEnd: charStart + 14 });
  });

  it('follows the words by their context when the text has moved', () => {
    const moved = `A new line before everything else here. ${text}`;
    expect(findQuoteAgain({ text: moved, quote })?.charStart).toBe(moved.lastIndexOf('The rate'));
  });

  it('finds words whose spacing has changed, and not what is gone', () => {
    expect(findQuoteAgain({ text: 'Now the\nrate rose.', quote })).toEqual({ charStart: 4, charEnd: 18 });
    expect(findQuoteAgain({ text: 'Something else.', quote })).toBeNull();
  });
});
