import { latexAccents, latexLetters } from '#shared/text/latex-letters.ts';

/** Commands that stand for a letter or sign. */
export const signs: Readonly<Record<string, string>> = {
  ...latexLetters,
  SS: 'SS',
  EUR: '€',
  degree: '°',
  glqq: '„',
  grqq: '“',
  glq: '‚',
  grq: '‘',
  flqq: '«',
  frqq: '»',
  guillemetleft: '«',
  guillemetright: '»',
  lq: '‘',
  rq: '’',
  LaTeXe: 'LaTeX2ε',
  XeTeX: 'XeTeX',
  LuaLaTeX: 'LuaLaTeX',
  today: '',
  enspace: ' ',
  thinspace: ' ',
  linebreak: ' ',
  par: '\n\n',
  dotfill: ' ',
  hfill: ' ',
  nobreakspace: ' ',
  '&': '&',
  '%': '%',
  $: '$',
  '#': '#',
  _: '_',
  '{': '{',
  '}': '}',
  ' ': ' ',
  '\n': ' ',
  ',': ' ',
  ';': ' ',
  ':': ' ',
  '!': '',
  '-': '',
  '/': '',
  '@': '',
  '\\': ' ',
};

/** Whether the command puts an accent on the letter that follows. */
export function isAccent(name: string): boolean {
  return Object.hasOwn(latexAccents, name);
}

export function accented(name: string, letter: string): string {
  const mark = latexAccents[name] ?? '';
  const [first = '', ...rest] =
    letter === 'ı' || letter === '\\i' ? 'i' : letter === 'ȷ' || letter === '\\j' ? 'j' : letter;
  return first === '' ? '' : `${first}${mark}`.normalize('NFC') + rest.join('');
}

/** Quotation marks and dashes as they are typed. */
export function typeset(text: string): string {
  return text
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/"`/g, '„')
    .replace(/"'/g, '“')
    .replace(/`/g, '‘')
    .replace(/(?<=[\p{L}\p{N}\p{P}])'/gu, '’')
    .replace(/~/g, ' ');
}
