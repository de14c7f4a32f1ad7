// The commonest function words that few other languages share.
const functionWords: Readonly<Record<string, readonly string[]>> = {
  en: ['the', 'of', 'and', 'to', 'is', 'what', 'how', 'does', 'do', 'for', 'are', 'which', 'why', 'with'],
  de: ['der', 'die', 'das', 'und', 'wie', 'was', 'ist', 'den', 'von', 'welche', 'nicht', 'zu', 'warum', 'für', 'wird'],
  fr: [
    'le',
    'la',
    'les',
    'des',
    'et',
    'est',
    'une',
    'du',
    'quels',
    'quelles',
    'pour',
    'comment',
    'que',
    'dans',
    'pourquoi',
  ],
  es: ['el', 'los', 'las', 'del', 'y', 'es', 'una', 'qué', 'cómo', 'para', 'por', 'cuáles', 'con', 'su'],
  it: ['il', 'gli', 'della', 'di', 'che', 'è', 'una', 'per', 'come', 'quali', 'nel', 'con', 'perché'],
  pt: ['o', 'os', 'da', 'do', 'que', 'uma', 'para', 'como', 'quais', 'em', 'não', 'com', 'são'],
  nl: ['het', 'een', 'van', 'wat', 'hoe', 'zijn', 'voor', 'welke', 'niet', 'waarom', 'met', 'wordt'],
};

/** The language of a short text by its script and function words; `fallback` where they don't tell. */
export function guessLanguage(text: string, fallback: string): string {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  if (!/\p{Script=Latin}/u.test(text)) return fallback;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  let best = fallback;
  let bestCount = 0;
  for (const [language, known] of Object.entries(functionWords)) {
    const count = words.filter((word) => known.includes(word)).length;
    if (count > bestCount || (count === bestCount && count > 0 && language === fallback))
      [best, bestCount] = [language, count];
  }
  return best;
}
