import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { Block, SourceLayout } from '#shared/domain/layout.ts';
import type { Passage } from '#shared/domain/passage.ts';
import { splitPassages } from '#main/flow/passages/split-passages.ts';

type Draft = { readonly kind: Block['kind']; readonly text: string; readonly level?: number };

const sourceId = toId('src', '0123456789abcdef01234567');

/** A source of these blocks with an empty line between them. */
function sourceOf(drafts: readonly Draft[]): { text: string; layout: SourceLayout } {
  let text = '';
  const blocks = drafts.map(({ kind, text: content, level }): Block => {
    if (text !== '') text += '\n\n';
    const charStart = text.length;
    text += content;
    const span = { kind, charStart, charEnd: text.length };
    return level === undefined ? span : { ...span, level };
  });
  return { text, layout: { blocks, pages: [], runBoxes: [] } };
}

function passagesOf(drafts: readonly Draft[], language = 'en'): Passage[] {
  return splitPassages({ sourceId, ...sourceOf(drafts), language });
}

const heading = (level: number, text: string): Draft => ({ kind: 'heading', level, text });
const prose = (text: string): Draft => ({ kind: 'paragraph', text });
/** Sentences of ten words each. */
const sentences = (count: number, word = 'word'): string =>
  Array.from({ length: count }, (_, index) => `Sentence ${index} has ${word} and six more words here.`).join(' ');
const wordCount = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

describe('splitPassages', () => {
  it('packs whole sentences into 60 to 250 words', () => {
    const passages = passagesOf([prose(sentences(100))]);
    expect(passages.length).toBeGreaterThan(4);
    for (const { text } of passages) {
      expect(wordCount(text)).toBeGreaterThanOrEqual(60);
      expect(wordCount(text)).toBeLessThanOrEqual(250);
      expect(text).toMatch(/^Sentence [^]*here\.$/);
    }
  });

  it('never crosses a heading and gives the headings above, outermost first', () => {
    const passages = passagesOf([
      heading(1, 'Title'),
      prose('Before all.'),
      heading(2, 'First\npart'),
      prose(sentences(3)),
      heading(3, 'Detail'),
      prose('Deep inside.'),
      heading(2, 'Second'),
      prose('After it.'),
    ]);
    expect(passages.map(({ headingPath, text }) => [headingPath.join(' > '), text.slice(0, 10)])).toEqual([
      ['Title', 'Before all'],
      ['Title > First part', 'Sentence 0'],
      ['Title > First part > Detail', 'Deep insid'],
      ['Title > Second', 'After it.'],
    ]);
  });

  it('joins a short tail to the passage before, in the same section only', () => {
    const passages = passagesOf([prose(sentences(14)), prose('A short end.'), heading(1, 'Next'), prose('Short too.')]);
    expect(passages.map(({ text }) => text.slice(-12))).toEqual(['A short end.', ' Short too.'.trim()]);
  });

  it('keeps list items with the sentence that announces them', () => {
    const passages = passagesOf([
      prose(`${sentences(12)} These are the ways:`),
      { kind: 'list-item', text: 'the first way' },
      { kind: 'list-item', text: 'the second way' },
    ]);
    expect(passages).toHaveLength(1);
    expect(passages[0]?.text).toContain('the second way');
  });

  it('keeps a table whole with its caption, and cuts a huge one between rows', () => {
    const row = 'one | two | three | four';
    const small = passagesOf([
      prose('Before.'),
      { kind: 'caption', text: 'Table 1: rows' },
      { kind: 'table', text: Array(30).fill(row).join('\n') },
      prose('After.'),
    ]);
    expect(small.map(({ kind }) => kind)).toEqual(['prose', 'table', 'prose']);
    expect(small[1]?.text).toMatch(/^Table 1: rows\n\none/);

    const huge = passagesOf([{ kind: 'table', text: Array(200).fill(row).join('\n') }]);
    expect(huge.length).toBeGreaterThan(1);
    for (const { text, kind } of huge) {
      expect(kind).toBe('table');
      expect(text.split('\n').every((line) => line === row)).toBe(true);
    }
  });

  it('makes each row a passage of its own', () => {
    const passages = passagesOf([
      { kind: 'row', text: 'year: 1990, value: 1' },
      { kind: 'row', text: 'year: 1991, value: 2' },
    ]);
    expect(passages.map(({ kind, text }) => [kind, text])).toEqual([
      ['row', 'year: 1990, value: 1'],
      ['row', 'year: 1991, value: 2'],
    ]);
  });

  it('leaves short code with its prose and sets long code apart', () => {
    const long = Array.from({ length: 60 }, (_, line) => `value_${line} = call(${line})`).join('\n');
    const passages = passagesOf([prose('Like this:'), { kind: 'code', text: 'x = 1' }, { kind: 'code', text: long }]);
    expect(passages.map(({ kind }) => kind)).toEqual(['prose', 'code']);
    expect(passages[0]?.text).toBe('Like this:\n\nx = 1');
  });

  it('cuts a sentence that is too long at clauses, and never inside a surrogate pair', () => {
    const clauses = passagesOf([prose('this clause goes on, '.repeat(200))]);
    expect(clauses.length).toBeGreaterThan(1);
    for (const { text } of clauses) expect(text).toMatch(/,$/);
    const faces = passagesOf([prose('🙂'.repeat(20_000))]);
    expect(faces.length).toBeGreaterThan(1);
    for (const { text } of faces) expect(text.isWellFormed()).toBe(true);
  });

  it('counts Chinese characters, which have no spaces, as half a word', () => {
    const passages = passagesOf([prose('这是一个用来测试的句子。'.repeat(200))], 'zh');
    expect(passages.length).toBeGreaterThan(4);
    for (const { text } of passages) {
      expect(text.length).toBeLessThanOrEqual(520);
      expect(text).toMatch(/^这[^]*。$/);
    }
  });

  it('takes the page of the first character', () => {
    const { text, layout } = sourceOf([prose(sentences(20)), heading(1, 'Next'), prose('On page three.')]);
    const at = text.indexOf('On page three');
    const pages = [
      { number: 1, charStart: 0, charEnd: 100 },
      { number: 2, charStart: 100, charEnd: at },
      { number: 3, charStart: at, charEnd: text.length },
    ];
    const passages = splitPassages({ sourceId, text, layout: { ...layout, pages }, language: 'en' });
    expect(passages.at(0)?.page).toBe(1);
    expect(passages.at(-1)?.page).toBe(3);
    expect(passagesOf([prose('No pages.')])[0]?.page).toBeNull();
  });

  it('leaves text out that lies in no block', () => {
    const text = 'Body begins here.\n\nRUNNING HEADER 12\n\nBody ends here.';
    const header = text.indexOf('RUNNING');
    const blocks: Block[] = [
      { kind: 'paragraph', charStart: 0, charEnd: header - 2 },
      { kind: 'paragraph', charStart: text.indexOf('Body ends'), charEnd: text.length },
    ];
    const passages = splitPassages({ sourceId, text, layout: { blocks, pages: [], runBoxes: [] }, language: 'en' });
    expect(passages.map((passage) => passage.text)).toEqual(['Body begins here.', 'Body ends here.']);
  });

  it('parts paragraphs at blank lines where the layout has no blocks', () => {
    const text = `  ${sentences(15)}\n \n${sentences(15, 'other')}\n`;
    const passages = splitPassages({
      sourceId,
      text,
      layout: { blocks: [], pages: [], runBoxes: [] },
      language: 'und',
    });
    expect(passages.map((passage) => passage.text)).toEqual([sentences(15), sentences(15, 'other')]);
  });

  it('finds the words of a source that is headings alone', () => {
    expect(passagesOf([heading(1, 'Only'), heading(2, 'Headings')]).map(({ text }) => text)).toEqual([
      'Only\n\nHeadings',
    ]);
    expect(passagesOf([])).toEqual([]);
  });

  it('names passages by source and place', () => {
    expect(passagesOf([heading(1, 'A'), prose('One.'), heading(1, 'B'), prose('Two.')]).map(({ id }) => id)).toEqual([
      'psg_0123456789abcdef00000',
      'psg_0123456789abcdef00001',
    ]);
  });

  it('gives ordered slices that hold every word of any mixture of blocks', () => {
    const kinds: Draft[] = [
      heading(1, 'Heading'),
      heading(3, 'Lower'),
      prose(sentences(2)),
      prose(sentences(31)),
      prose(`${'long '.repeat(600)}end`),
      prose('漢字。'.repeat(90)),
      { kind: 'list-item', text: 'An item' },
      { kind: 'table', text: Array(150).fill('a | b | c | d').join('\n') },
      { kind: 'row', text: 'key: value' },
      { kind: 'code', text: 'x = 1' },
      { kind: 'code', text: 'call(me)\n'.repeat(90).trim() },
      { kind: 'caption', text: 'Figure 2. A caption' },
      { kind: 'footnote', text: '1. A note.' },
    ];
    let seed = 11;
    const next = (): number => (seed = (seed * 48_271) % 2_147_483_647);
    for (let round = 0; round < 150; round += 1) {
      const drafts = Array.from({ length: 12 }, () => kinds[next() % kinds.length] ?? prose('x'));
      const { text, layout } = sourceOf(drafts);
      const passages = splitPassages({ sourceId, text, layout, language: 'en' });
      const headings = layout.blocks.filter(({ kind }) => kind === 'heading');
      let at = 0;
      let between = '';
      passages.forEach((passage, ordinal) => {
        expect(passage.ordinal).toBe(ordinal);
        expect(passage.charStart).toBeGreaterThanOrEqual(at);
        expect(passage.text).toBe(text.slice(passage.charStart, passage.charEnd));
        expect(
          headings.some(({ charStart, charEnd }) => charStart < passage.charEnd && charEnd > passage.charStart),
        ).toBe(false);
        between += text.slice(at, passage.charStart);
        at = passage.charEnd;
      });
      between += text.slice(at);
      expect(between.replace(/Heading|Lower/g, '').trim()).toBe('');
    }
  });

  it('stays linear on one block of millions of characters', () => {
    for (const text of ['a'.repeat(3_000_000), 'word '.repeat(600_000), 'lorem ipsum, '.repeat(200_000)]) {
      const passages = passagesOf([prose(text)]);
      expect(passages.length).toBeGreaterThan(100);
    }
  });

  it('makes each slide one passage under its title, and cuts only what is too long for one', () => {
    const slides = [
      [
        heading(1, 'First'),
        prose('Short.'),
        { kind: 'table', text: 'a | b' } as const,
        heading(2, 'Notes'),
        prose('Said.'),
      ],
      [heading(1, 'A title alone')],
      [],
      [prose('No title.')],
      [heading(1, 'Long'), prose(sentences(20)), heading(2, 'Notes'), prose(sentences(20))],
    ];
    const { text, layout } = sourceOf(slides.flat());
    let next = 0;
    const starts = slides.map((drafts) => {
      const start = layout.blocks[next]?.charStart ?? text.length;
      next += drafts.length;
      return start;
    });
    const pages = starts.map((charStart, index) => ({
      number: index + 1,
      charStart,
      charEnd: starts[index + 1] ?? text.length,
    }));
    const passages = splitPassages({ sourceId, text, layout: { ...layout, pages }, language: 'en', isPagewise: true });
    expect(
      passages.map(({ page, headingPath, text: words }) => [
        page,
        headingPath,
        words.replaceAll(/\s+/g, ' ').slice(0, 30),
      ]),
    ).toEqual([
      [1, ['First'], 'Short. a | b Notes Said.'],
      [2, [], 'A title alone'],
      [4, [], 'No title.'],
      [5, ['Long'], 'Sentence 0 has word and six mo'],
      [5, ['Long', 'Notes'], 'Sentence 0 has word and six mo'],
    ]);
  });
});
