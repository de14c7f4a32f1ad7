/** Commands that stand for a letter or sign. */
export const signs: Readonly<Record<string, string>> = {
  ss: 'ß',
  SS: 'SS',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  aa: 'å',
  AA: 'Å',
  l: 'ł',
  L: 'Ł',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  dj: 'đ',
  DJ: 'Đ',
  ng: 'ŋ',
  NG: 'Ŋ',
  i: 'ı',
  j: 'ȷ',
  S: '§',
  P: '¶',
  dag: '†',
  ddag: '‡',
  copyright: '©',
  textcopyright: '©',
  textregistered: '®',
  texttrademark: '™',
  pounds: '£',
  textsterling: '£',
  euro: '€',
  texteuro: '€',
  EUR: '€',
  textyen: '¥',
  textdegree: '°',
  degree: '°',
  ldots: '…',
  dots: '…',
  textellipsis: '…',
  textendash: '–',
  textemdash: '—',
  textquoteleft: '‘',
  textquoteright: '’',
  textquotedblleft: '“',
  textquotedblright: '”',
  quotedblbase: '„',
  glqq: '„',
  grqq: '“',
  glq: '‚',
  grq: '‘',
  flqq: '«',
  frqq: '»',
  guillemotleft: '«',
  guillemotright: '»',
  guillemetleft: '«',
  guillemetright: '»',
  textbackslash: '\\',
  textasciitilde: '~',
  textasciicircum: '^',
  textunderscore: '_',
  textbar: '|',
  textless: '<',
  textgreater: '>',
  textbullet: '•',
  textperiodcentered: '·',
  textsection: '§',
  textparagraph: '¶',
  textmu: 'µ',
  textexclamdown: '¡',
  textquestiondown: '¿',
  textonehalf: '½',
  textonequarter: '¼',
  texttimes: '×',
  textdiv: '÷',
  textordfeminine: 'ª',
  textordmasculine: 'º',
  lq: '‘',
  rq: '’',
  slash: '/',
  LaTeX: 'LaTeX',
  TeX: 'TeX',
  BibTeX: 'BibTeX',
  LaTeXe: 'LaTeX2ε',
  XeTeX: 'XeTeX',
  LuaLaTeX: 'LuaLaTeX',
  today: '',
  quad: ' ',
  qquad: ' ',
  enspace: ' ',
  thinspace: ' ',
  space: ' ',
  newline: ' ',
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

const combining: Readonly<Record<string, string>> = {
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '"': '\u0308',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  k: '\u0328',
  r: '\u030a',
  d: '\u0323',
  b: '\u0331',
};

/** Whether the command puts an accent on the letter that follows. */
export function isAccent(name: string): boolean {
  return Object.hasOwn(combining, name);
}

export function accented(name: string, letter: string): string {
  const mark = combining[name] ?? '';
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
