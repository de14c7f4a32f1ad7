import type { Script } from './scripts.ts';

/** The language with its region, as Word wants it: `de` becomes `de-DE`. */
export function withRegion(language: string): string {
  const { language: code, region } = localeOf(language).maximize();
  return region === undefined ? code : `${code}-${region}`;
}

/** The languages that Word keeps beside each other for the three kinds of script. */
export function documentLanguages(language: string): { value: string; eastAsia: string; bidirectional: string } {
  return {
    value: withRegion(language),
    eastAsia: languageOf('han', language, ''),
    bidirectional: languageOf('arabic', language, ''),
  };
}

/** What a stretch in this script is most likely written in, going by the report and by the text around it. */
export function languageOf(script: Exclude<Script, 'usual'>, language: string, around: string): string {
  const { language: code } = localeOf(language);
  switch (script) {
    case 'kana':
      return 'ja-JP';
    case 'hangul':
      return 'ko-KR';
    case 'han':
      if (code === 'zh' || code === 'ja' || code === 'ko') return withRegion(language);
      return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(around) ? 'ja-JP' : 'zh-CN';
    case 'arabic':
      return code === 'fa' || code === 'ur' || code === 'ar' ? withRegion(language) : 'ar-SA';
    case 'hebrew':
      return 'he-IL';
  }
}

function localeOf(language: string): Intl.Locale {
  try {
    return new Intl.Locale(language);
  } catch {
    return new Intl.Locale('en');
  }
}
