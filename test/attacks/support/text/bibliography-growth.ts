import { bibliographyFiles } from '#main/adapters/bibliographies/index.ts';
import type { Growth } from '../growth.ts';

/** Files of bibliographies that repeat, nest or multiply what they hold. */
export const bibliographyGrowth: readonly Growth[] = (
  [
    ['nothing but line breaks', 'x.ris', (n) => '\n'.repeat(n)],
    ['openings', 'x.bib', (n) => '@a{k,\n'.repeat(n / 6)],
    ['groups in groups', 'x.bib', (n) => `@a{k, title = {${'{'.repeat(n / 2)}x${'}'.repeat(n / 2)}}}`],
    ['commands in commands', 'x.bib', (n) => `@a{k, title = {${String.raw`\'`.repeat(n / 2)}}}`],
    ['abbreviations of abbreviations', 'x.bib', () => doubled(60)],
    [
      'entries that name each other',
      'x.bib',
      (n) => Array.from({ length: n / 40 }, (_, at) => `@book{a${at}, crossref={a${at + 1}}, year=2001}`).join('\n'),
    ],
    [
      'entries that name the next twice',
      'x.bib',
      () =>
        Array.from(
          { length: 60 },
          (_, at) => `@book{a${at}, xdata={a${at + 1},a${at + 1}, a${at + 2}}, year=2001}`,
        ).join('\n'),
    ],
    ['authors', 'x.bib', (n) => `@a{k, author = {${'A and '.repeat(n / 6)}}}`],
    ['joined values', 'x.bib', (n) => `@a{k, title = ${'a # '.repeat(n / 4)}a}`],
    ['lists in lists', 'x.json', (n) => `[{"type":"book","title":${'['.repeat(n / 2)}"x"${']'.repeat(n / 2)}}]`],
  ] as readonly [string, string, (n: number) => string][]
).map(([what, fileName, make]) => ({
  what: `bibliographies of ${what}`,
  prepare: (size) => {
    const bytes = new TextEncoder().encode(make(size));
    return () => bibliographyFiles.read({ fileName, bytes });
  },
}));

/** Each abbreviation is the one before it twice. */
function doubled(times: number): string {
  const strings = Array.from({ length: times }, (_, at) => `@string{a${at + 1} = a${at} # a${at}}`);
  return `@string{a0 = "xxxxxxxxxx"}\n${strings.join('\n')}\n@book{one, title = a${times}}\n@book{two, title = {Second}}`;
}
