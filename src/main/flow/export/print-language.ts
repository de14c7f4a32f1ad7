/** A report whose language could not be told is taken for English. */
export function printLanguage(language: string): string {
  return language === 'und' || language === '' ? 'en' : language;
}
