import type { ItemRole } from '#shared/domain/outline.ts';

/** What introductions and closing sections are called, the first word being the one that is put in where one is missing. */
const headingsOf: Readonly<
  Record<string, { readonly introduction: readonly string[]; readonly closing: readonly string[] }>
> = {
  en: {
    introduction: ['Introduction', 'Overview and scope', 'About this report', 'Preface'],
    closing: [
      'Conclusion',
      'Conclusions',
      'Closing',
      'Summary and conclusion',
      'Conclusion and outlook',
      'Closing remarks',
      'Concluding remarks',
      'Final thoughts',
    ],
  },
  de: {
    introduction: ['Einleitung', 'Einführung', 'Vorwort'],
    closing: ['Fazit', 'Schluss', 'Schlussfolgerungen', 'Zusammenfassung und Fazit', 'Ausblick', 'Fazit und Ausblick'],
  },
  fr: { introduction: ['Introduction'], closing: ['Conclusion', 'Conclusions'] },
  es: { introduction: ['Introducción'], closing: ['Conclusión', 'Conclusiones'] },
  it: { introduction: ['Introduzione'], closing: ['Conclusione', 'Conclusioni'] },
  pt: { introduction: ['Introdução'], closing: ['Conclusão', 'Conclusões'] },
  nl: { introduction: ['Inleiding'], closing: ['Conclusie', 'Slot'] },
};

const folded = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const headingsFor = (role: 'introduction' | 'closing') =>
  new Set(Object.values(headingsOf).flatMap((headings) => headings[role].map(folded)));
const introductions = headingsFor('introduction');
const closings = headingsFor('closing');

/** The role that a heading shows, where it is nothing but the usual word for it; else the role said, else body. */
export function roleOf(heading: string, said: ItemRole | 'none'): ItemRole {
  const name = folded(heading);
  if (introductions.has(name)) return 'introduction';
  if (closings.has(name)) return 'closing';
  return said === 'none' ? 'body' : said;
}

/** A heading for an introduction or closing section that a proposal forgot. */
export function headingFor(role: 'introduction' | 'closing', language: string): string {
  const [heading = 'Introduction'] = (headingsOf[language] ?? headingsOf['en'])?.[role] ?? [];
  return heading;
}

const functionWords: Readonly<Record<string, readonly string[]>> = {
  en: ['the', 'of', 'and', 'to', 'is', 'what', 'how', 'does', 'do', 'for', 'are', 'which', 'why', 'with'],
  de: ['der', 'die', 'das', 'und', 'wie', 'was', 'ist', 'den', 'von', 'welche', 'nicht', 'zu', 'warum', 'für', 'wird'],
  fr: ['le', 'la', 'les', 'des', 'et', 'est', 'une', 'du', 'quels', 'quelles', 'pour', 'comment', 'dans', 'pourquoi'],
  es: ['el', 'los', 'las', 'del', 'y', 'es', 'una', 'qué', 'cómo', 'para', 'por', 'cuáles', 'con', 'su'],
  it: ['il', 'gli', 'della', 'di', 'che', 'è', 'una', 'per', 'come', 'quali', 'nel', 'con', 'perché'],
  pt: ['o', 'os', 'da', 'do', 'que', 'uma', 'para', 'como', 'quais', 'em', 'não', 'com', 'são'],
  nl: ['het', 'een', 'van', 'wat', 'hoe', 'zijn', 'voor', 'welke', 'niet', 'waarom', 'met', 'wordt'],
};

/** The language that a brief is written in, by its function words, of those that have a heading here; else English. */
export function languageOfBrief(question: string): string {
  const words = question.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = Object.entries(functionWords).map(([language, known]) => ({
    language,
    count: words.filter((word) => known.includes(word)).length,
  }));
  const best = counts.reduce((a, b) => (b.count > a.count ? b : a));
  return best.count === 0 ? 'en' : best.language;
}
