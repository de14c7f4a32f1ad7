/** What an element says of its words where they are not in the report's language. */
export type TextLanguage = { readonly lang: string | null; readonly dir: 'rtl' | 'ltr' | null };

/** Which way a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(?:ar|arc|ckb|dv|fa|he|ks|ku-arab|ps|sd|ug|ur|yi)\b/i.test(language) ? 'rtl' : 'ltr';
}

/**
 * Language and direction of a block whose letters show that they aren't the report's: screen readers and fonts go by
 * them. Only scripts that tell a language are named; Latin text stays as it is.
 */
export function languageOf(text: string, reportLanguage: string): TextLanguage {
  const base = directionOf(reportLanguage);
  if (base === 'ltr' && !beyondLatin.test(text)) return reportsOwn;
  const lang = otherLanguage(text.slice(0, 2000), reportLanguage);
  const own = text === '' ? base : writtenTo(text, base);
  return { lang, dir: own === base ? null : own };
}

const reportsOwn: TextLanguage = { lang: null, dir: null };
/** Any character behind Latin letters that isn't punctuation: most texts have none, and need no counting. */
const beyondLatin = /[\u0370-\u1dff\u2e80-\uffff]/;

/** Latin letters and those of each script, counted: the script of most of them is the text's. */
function otherLanguage(text: string, reportLanguage: string): string | null {
  const letters = count(text, /\p{L}/gu);
  const found = scripts.find(({ pattern }) => count(text, pattern) * 2 > letters);
  if (letters === 0 || found === undefined) return null;
  const lang = found.language(text);
  return reportLanguage.toLowerCase().split('-')[0] === lang ? null : lang;
}

const scripts: readonly { readonly pattern: RegExp; readonly language: (text: string) => string }[] = [
  {
    pattern: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
    language: (text) => (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? 'ja' : 'zh'),
  },
  { pattern: /\p{Script=Hangul}/gu, language: () => 'ko' },
  // Letters that Persian has and Arabic lacks.
  { pattern: /\p{Script=Arabic}/gu, language: (text) => (/[پچژگ]/u.test(text) ? 'fa' : 'ar') },
  { pattern: /\p{Script=Hebrew}/gu, language: () => 'he' },
  { pattern: /\p{Script=Thai}/gu, language: () => 'th' },
  { pattern: /\p{Script=Greek}/gu, language: () => 'el' },
];

/** By the first letter that has a direction, as the bidirectional algorithm does. */
function writtenTo(text: string, base: 'ltr' | 'rtl'): 'ltr' | 'rtl' {
  const first = /\p{L}/u.exec(text)?.[0];
  if (first === undefined) return base;
  return rightToLeft.test(first) ? 'rtl' : 'ltr';
}

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
