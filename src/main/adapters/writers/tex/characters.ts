import type { Script } from './scripts.ts';
import { symbols } from './symbols.ts';

/** Whether every engine and the usual font have a character. */
export function isOrdinary(character: string): boolean {
  return ordinary.test(character);
}

// What T1 and TS1 and Latin Modern have in common.
const ordinary =
  /[\0-\u007f\u00a1-\u0125\u0128-\u0131\u0134-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u0165\u0168-\u0173\u0176-\u017e\u01e6\u01e7\u0218-\u021b\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]/;

/**
 * The lines of the preamble that make characters safe: each is taken from the first font that has it; where none does,
 * and with pdfLaTeX, it is made of others or named by its number. Initials are letters of other scripts that biber cuts
 * out of names.
 */
export function characterLines(
  characters: Iterable<string>,
  scriptOfInitial: ReadonlyMap<string, Script>,
): readonly string[] {
  const initials = [...scriptOfInitial].map(
    ([letter, { tag }]) => `\\heddlecharacter{${codeOf(letter)}}{\\text${tag}{\\char"${codeOf(letter)}\\relax}}`,
  );
  const lines = [...characters].toSorted().map((character) => {
    const code = codeOf(character);
    const symbol = symbols.get(character);
    if (symbol !== undefined) return `\\heddlesymbol{${code}}{${symbol}}`;
    return `\\heddlecharacter{${code}}{${accented(character) ?? plain(character) ?? `{[}U+${code}{]}`}}`;
  });
  const all = [...initials.toSorted(), ...lines];
  return all.length === 0 ? [] : [...machinery, ...all];
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

const accents: Readonly<Record<string, string>> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0304': '=',
  '\u0306': 'u',
  '\u0307': '.',
  '\u0308': '"',
  '\u030a': 'r',
  '\u030b': 'H',
  '\u030c': 'v',
  '\u0323': 'd',
  '\u0327': 'c',
  '\u0328': 'k',
  '\u0331': 'b',
};

function accented(character: string): string | null {
  const [base = '', ...marks] = character.normalize('NFD');
  if (marks.length === 0 || !/[A-Za-z]/.test(base)) return null;
  const names = marks.map((mark) => accents[mark]);
  if (names.includes(undefined)) return null;
  return names.reduce((inner: string, name) => `\\${name}{${inner}}`, base);
}

/** As "fi" for a ligature, "1" for a circled one. */
function plain(character: string): string | null {
  const text = character.normalize('NFKD');
  return text !== character && /^[A-Za-z0-9 .,;:!?()/+=-]+$/.test(text) ? text : null;
}

const fallbackFonts = [
  'DejaVu Sans',
  'Noto Sans Symbols',
  'Noto Sans Symbols2',
  'Noto Sans Symbols 2',
  'Noto Sans Math',
  'Noto Emoji',
  'Segoe UI Symbol',
  'Segoe UI Emoji',
  'Apple Symbols',
  'Arial Unicode MS',
  'Symbola',
  'FreeSerif',
  'Noto Serif',
  'Noto Serif Thai',
  'Noto Sans Thai',
];

const machinery = [
  '% Characters that not every font has: from the first font that has one, else made of others or named by number.',
  String.raw`\ifPDFTeX
  \newcommand*\heddlecharacter[2]{\DeclareUnicodeCharacter{#1}{#2}}
  \newcommand*\heddlesymbol[2]{\DeclareUnicodeCharacter{#1}{\ensuremath{#2}}}
\else
  \newcommand*\heddledeclare[2]{%
    \catcode"#1=\active
    \begingroup\lccode${'`'}\~="#1\relax\lowercase{\endgroup\protected\def~}{#2}}
  \newcommand*\heddlecharacter[2]{\heddledeclare{#1}{\ifmmode\text{\heddleglyph{#1}{#2}}\else\heddleglyph{#1}{#2}\fi}}
  \newcommand*\heddlesymbol[2]{\heddledeclare{#1}{\ifmmode#2\else\heddleglyph{#1}{\(#2\)}\fi}}
  \newcommand*\heddleglyph[2]{\leavevmode\iffontchar\font"#1\relax\char"#1\relax\else\heddleelsewhere{#1}{#2}\fi}
  \newif\ifheddlefound
  \newcommand*\heddleelsewhere[2]{\begingroup\def\heddlecode{#1}\heddlefoundfalse\heddlefonts\ifheddlefound\else#2\fi\endgroup}
  \newcommand*\heddletry[1]{\ifheddlefound\else
    \begingroup#1\iffontchar\font"\heddlecode\relax\aftergroup\heddlefoundtrue\char"\heddlecode\relax\fi\endgroup\fi}
  \newcommand*\heddlefonts{}
  \newcommand*\heddlefont[2]{\IfFontExistsTF{#2}{\newfontfamily#1{#2}\expandafter\def\expandafter\heddlefonts\expandafter{\heddlefonts\heddletry#1}}{}}`,
  ...fallbackFonts.map((font, index) => `  \\heddlefont\\heddlefont${letters(index)}{${font}}`),
  '\\fi',
];

function letters(index: number): string {
  return String.fromCodePoint(97 + index);
}
