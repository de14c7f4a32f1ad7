import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The locales that styles take their words from. */
export type LocaleFiles = {
  /** The best there is for a language: of its region, else of another region, else American English. */
  readonly nameFor: (language: string) => string;
  readonly xmlOf: (name: string) => string;
  /** The locale and what stands behind it where it says nothing, by name. */
  readonly setFor: (name: string) => Readonly<Record<string, string>>;
};

// Where a language says no region; others have but one file.
const usualRegions: Readonly<Record<string, string>> = {
  de: 'de-DE',
  en: 'en-US',
  es: 'es-ES',
  fr: 'fr-FR',
  no: 'nb-NO',
  pt: 'pt-PT',
  zh: 'zh-CN',
};

export function createLocaleFiles(folder: string): LocaleFiles {
  const names = readdirSync(folder).flatMap((file) => /^locales-(?<name>.+)\.xml$/u.exec(file)?.groups?.['name'] ?? []);
  const texts = new Map<string, string>();
  const nameFor = (language: string) => {
    const [base = '', ...others] = language.replaceAll('_', '-').split('-');
    const region = others.findLast((part) => /^[a-z]{2}$/iu.test(part));
    const wanted = [
      `${base}-${region}`,
      ...(others.some((part) => part.toLowerCase() === 'hant') ? ['zh-TW'] : []),
      usualRegions[base.toLowerCase()] ?? base,
    ].map((name) => name.toLowerCase());
    const exact = wanted.flatMap((name) => names.find((each) => each.toLowerCase() === name) ?? []);
    return exact[0] ?? names.find((name) => name.startsWith(`${base.toLowerCase()}-`)) ?? 'en-US';
  };
  const xmlOf = (name: string) => {
    const known = texts.get(name) ?? readFileSync(join(folder, `locales-${nameFor(name)}.xml`), 'utf8');
    texts.set(name, known);
    return known;
  };
  return {
    nameFor,
    xmlOf,
    setFor: (name) =>
      Object.fromEntries([name, nameFor(name.split('-')[0] ?? name), 'en-US'].map((each) => [each, xmlOf(each)])),
  };
}
