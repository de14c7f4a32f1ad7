/** How text in one script is set: with babel's words for its language and fonts that are likely to be there. */
export type Script = {
  /** The command for a stretch of it is `\text` with this behind it. */
  readonly tag: string;
  readonly babel: string;
  readonly fonts: readonly string[];
  readonly isRightToLeft: boolean;
  /** Whether its fonts have Latin letters as well. */
  readonly hasLatin: boolean;
  /** As Perl and ICU call it. */
  readonly property: string;
};

const cjk = (tag: string, babel: string, region: string, property: string, others: readonly string[]): Script => ({
  tag,
  babel,
  property,
  fonts: [`Noto Serif CJK ${region}`, `Source Han Serif ${region}`, ...others, `Noto Sans CJK ${region}`],
  isRightToLeft: false,
  hasLatin: true,
});

const other = (tag: string, babel: string, property: string, fonts: readonly string[], hasLatin = false): Script => ({
  tag,
  babel,
  property,
  fonts,
  isRightToLeft: false,
  hasLatin,
});

const rightToLeft = (tag: string, babel: string, property: string, fonts: readonly string[]): Script => ({
  ...other(tag, babel, property, fonts),
  isRightToLeft: true,
});

const han = String.raw`\p{Han}`;
const kana = String.raw`\p{Hiragana}\p{Katakana}`;
const european = ['CMU Serif', 'Noto Serif', 'DejaVu Serif', 'Times New Roman', 'FreeSerif'];
const indic = (name: string): readonly string[] => [
  `Noto Serif ${name}`,
  `Noto Sans ${name}`,
  'Nirmala UI',
  'FreeSerif',
];
// Those that have brackets as well come first.
const arabicFonts = [
  'Amiri',
  'Scheherazade New',
  'Geeza Pro',
  'Arabic Typesetting',
  'DejaVu Sans',
  'Noto Naskh Arabic',
];

export const latin: Script = other('latn', 'english', String.raw`\p{Latin}`, [], true);

const simplified = cjk('zh', 'chinese-simplified', 'SC', han, ['Songti SC', 'SimSun', 'FandolSong']);
const traditional = cjk('zht', 'chinese-traditional', 'TC', han, ['Songti TC', 'PMingLiU', 'FandolSong']);
const japanese = cjk('ja', 'japanese', 'JP', kana, ['Hiragino Mincho ProN', 'Yu Mincho', 'MS Mincho', 'IPAexMincho']);
const korean = cjk('ko', 'korean', 'KR', String.raw`\p{Hangul}`, ['AppleMyungjo', 'Batang', 'UnBatang']);
const arabic = rightToLeft('ar', 'arabic', String.raw`\p{Arabic}`, arabicFonts);
const persian = rightToLeft('fa', 'persian', String.raw`\p{Arabic}`, arabicFonts);
const hebrew = rightToLeft('he', 'hebrew', String.raw`\p{Hebrew}`, [
  'Ezra SIL',
  'New Peninim MT',
  'David',
  'DejaVu Sans',
  'FreeSerif',
  'Noto Serif Hebrew',
]);
const greek = other('el', 'greek', String.raw`\p{Greek}`, european, true);
const russian = other('ru', 'russian', String.raw`\p{Cyrillic}`, european, true);

const further: readonly Script[] = [
  other('hi', 'hindi', String.raw`\p{Devanagari}`, indic('Devanagari')),
  other('bn', 'bengali', String.raw`\p{Bengali}`, indic('Bengali')),
  other('ta', 'tamil', String.raw`\p{Tamil}`, indic('Tamil')),
  other('te', 'telugu', String.raw`\p{Telugu}`, indic('Telugu')),
  other('hy', 'armenian', String.raw`\p{Armenian}`, ['Noto Serif Armenian', 'DejaVu Serif', 'FreeSerif']),
  other('ka', 'georgian', String.raw`\p{Georgian}`, ['Noto Serif Georgian', 'DejaVu Serif', 'FreeSerif']),
];

/** The script that a language is written in. */
export function scriptOfLanguage(language: string): Script {
  const { language: code, script } = new Intl.Locale(language).maximize();
  if (script === 'Hant') return traditional;
  return bySubtag[code] ?? further.find(({ tag }) => tag === code) ?? latin;
}

const bySubtag: Readonly<Record<string, Script>> = {
  zh: simplified,
  ja: japanese,
  ko: korean,
  ar: arabic,
  fa: persian,
  he: hebrew,
  el: greek,
  ru: russian,
};

/** The script of a letter, going by the text around it and the report's own; null for one that no script here has. */
export function scriptOfLetter(letter: string, around: string, base: Script): Script | null {
  if (/\p{Script=Latin}/u.test(letter)) return latin;
  if (/\p{Script=Han}/u.test(letter)) return scriptOfHan(around, base);
  if (/[\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(letter)) return japanese;
  if (/\p{Script=Hangul}/u.test(letter)) return korean;
  if (/\p{Script=Arabic}/u.test(letter)) return base === persian || /[پچژگ]/u.test(around) ? persian : arabic;
  if (/\p{Script=Hebrew}/u.test(letter)) return hebrew;
  if (/\p{Script=Greek}/u.test(letter)) return greek;
  if (/\p{Script=Cyrillic}/u.test(letter)) return russian;
  return further.find(({ property }) => new RegExp(`^${property.replace('{', '{Script=')}`, 'u').test(letter)) ?? null;
}

function scriptOfHan(around: string, base: Script): Script {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(around)) return japanese;
  return base === traditional || base === japanese || base === korean ? base : simplified;
}
