import { describe, expect, it } from 'vitest';
import { bibliographyFiles } from '#main/adapters/bibliographies/index.ts';

async function titlesIn(fileName: string, text: string) {
  const read = await bibliographyFiles.read({ fileName, bytes: new TextEncoder().encode(text) });
  return read.ok ? read.value.entries.map(({ bibliographic }) => bibliographic.title) : [];
}

const last = '\n@book{last, title = {The last}}\n';

describe('a bibliography that was made to break things', () => {
  it.each([
    ['groups in groups', `@book{a, title = {${'{'.repeat(50_000)}${'}'.repeat(50_000)}}}`],
    ['commands in commands', String.raw`@book{a, title = {${String.raw`\emph{`.repeat(20_000)}${'}'.repeat(20_000)}}}`],
    ['accents on accents', `@book{a, title = {${String.raw`\'`.repeat(50_000)}}}`],
    [
      'abbreviations that double',
      `@string{a0 = "ten chars."}\n${Array.from({ length: 80 }, (_, at) => `@string{a${at + 1} = a${at} # a${at}}`).join('\n')}\n@book{a, title = a80}`,
    ],
    [
      'a long chain of entries',
      Array.from({ length: 5000 }, (_, at) => `@book{a${at}, crossref = {a${at + 1}}}`).join('\n'),
    ],
    [
      'entries that name all the next twice',
      Array.from({ length: 80 }, (_, at) => `@book{a${at}, xdata = {a${at + 1}, a${at + 2}}}`).join('\n'),
    ],
    ['entries that name each other', '@book{a, crossref = {b}}\n@book{b, crossref = {a}}'],
  ])('loses nothing else for %s', async (_, text) => {
    expect(await titlesIn('x.bib', text + last)).toContain('The last');
  });

  it('is read where items of JSON nest without measure', async () => {
    const deep = `${'['.repeat(5000)}1${']'.repeat(5000)}`;
    const items = `[{"type":"book","title":${deep}},{"type":"book","title":"The last"}]`;
    expect(await titlesIn('x.json', items)).toEqual(['The last']);
  });

  it('is refused at once where it is nothing but line breaks', async () => {
    expect(await titlesIn('x.ris', '\n'.repeat(300_000))).toEqual([]);
  });

  it('still takes over from a few entries in a row', async () => {
    const chain = '@book{a, crossref = {b}}\n@book{b, crossref = {c}}\n@book{c, title = {The root}}';
    expect(await titlesIn('x.bib', chain)).toEqual(['The root', 'The root', 'The root']);
  });

  it('is written without blanks where only some programs see a line’s end', async () => {
    const bibliographic = { type: 'book', title: 'one\u2028two' };
    const text = await bibliographyFiles.write([{ key: 'a', bibliographic }], 'csl-json');
    expect(await titlesIn('x.json', text)).toEqual(['one\u2028two']);
  });
});
