import type { Catalogue } from './catalogue.ts';

type Language = { readonly name: string; readonly catalogue: Catalogue };

/** Each file beside this one that is named by a language's code, as `fr.ts`, and exports its `language`. */
const files = import.meta.glob<Language>('./??.ts', { eager: true, import: 'language' });

/** The catalogues there are, by code. */
export const languages: Readonly<Record<string, Language>> = Object.fromEntries(
  Object.entries(files).map(([path, language]) => [path.slice('./'.length, -'.ts'.length), language]),
);

/** The first of the wanted languages that there is a catalogue for. */
export function chooseLanguage(wanted: readonly string[]): string {
  return wanted.map((code) => code.toLowerCase().split('-')[0] ?? '').find((code) => code in languages) ?? 'en';
}
