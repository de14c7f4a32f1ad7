/** What a paragraph's letters say of its direction and language, where they aren't the document's. */
export type TextLanguage = {
  readonly direction?: 'lr-tb' | 'rl-tb';
  readonly language?: { readonly kind: 'asian' | 'complex'; readonly tag: string };
};

export function isRightToLeftLanguage(language: string): boolean {
  return ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm'].includes(new Intl.Locale(language).maximize().script ?? '');
}

export function languageOf(text: string, { isRightToLeft }: { readonly isRightToLeft: boolean }): TextLanguage {
  const first = /\p{L}/u.exec(text)?.[0];
  const turns = first !== undefined && rightToLeft.test(first) !== isRightToLeft;
  const language = otherLanguage(text);
  return {
    ...(turns && { direction: isRightToLeft ? ('lr-tb' as const) : ('rl-tb' as const) }),
    ...(language === null ? {} : { language }),
  };
}

/** Chinese and Arabic are the document's own. */
function otherLanguage(text: string): NonNullable<TextLanguage['language']> | null {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return { kind: 'asian', tag: 'ja-JP' };
  if (/\p{Script=Hangul}/u.test(text)) return { kind: 'asian', tag: 'ko-KR' };
  if (/[پچژگ]/u.test(text)) return { kind: 'complex', tag: 'fa-IR' };
  if (/\p{Script=Hebrew}/u.test(text)) return { kind: 'complex', tag: 'he-IL' };
  return null;
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
