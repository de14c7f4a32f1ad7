import { latin, scriptOfLanguage } from './scripts.ts';

/** What babel calls a language; English for one that it doesn't know. */
export function babelLanguage(language: string): string {
  const { language: code, region } = new Intl.Locale(language);
  const script = scriptOfLanguage(language);
  const own = names[`${code}-${region ?? ''}`] ?? names[code];
  return own ?? (script === latin ? 'english' : script.babel);
}

const names: Readonly<Record<string, string>> = {
  af: 'afrikaans',
  bg: 'bulgarian',
  ca: 'catalan',
  cs: 'czech',
  cy: 'welsh',
  da: 'danish',
  de: 'german',
  'de-AT': 'austrian',
  'de-CH': 'swissgerman',
  en: 'english',
  'en-GB': 'british',
  'en-US': 'american',
  eo: 'esperanto',
  es: 'spanish',
  et: 'estonian',
  eu: 'basque',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  gl: 'galician',
  hr: 'croatian',
  hu: 'hungarian',
  id: 'indonesian',
  is: 'icelandic',
  it: 'italian',
  la: 'latin',
  lt: 'lithuanian',
  lv: 'latvian',
  nb: 'norsk',
  nl: 'dutch',
  nn: 'nynorsk',
  no: 'norsk',
  pl: 'polish',
  pt: 'portuguese',
  'pt-BR': 'brazilian',
  ro: 'romanian',
  sk: 'slovak',
  sl: 'slovene',
  sr: 'serbian',
  sv: 'swedish',
  tr: 'turkish',
  uk: 'ukrainian',
  vi: 'vietnamese',
};
