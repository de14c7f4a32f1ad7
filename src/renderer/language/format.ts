/** Numbers, dates and counted nouns as one language writes them. */
export function createFormat(language: string) {
  const plain = new Intl.NumberFormat(language);
  const size = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  const rules = new Intl.PluralRules(language);
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const languageNames = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
  return {
    number: (value: number): string => plain.format(value),
    date: (value: string): string => date.format(new Date(value)),
    /** The time of day alone, with seconds. */
    time: (value: string): string => time.format(new Date(value)),
    /** What a language is called, by its code of two or three letters; the code itself where it has no name. */
    languageName: (code: string): string => {
      const name = /^[a-z]{2,3}$/.test(code) ? languageNames.of(code) : undefined;
      return name === undefined ? code : `${name} (${code})`;
    },
    /** "385 kB", "1.2 GB". */
    bytes: (bytes: number): string => {
      const power = Math.min(3, Math.max(1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
      return `${size.format(Math.max(bytes, 1) / 1000 ** power)} ${['B', 'kB', 'MB', 'GB'][power]}`;
    },
    /** "1 source", "12 sources". */
    count: (count: number, one: string, other: string): string =>
      `${plain.format(count)} ${rules.select(count) === 'one' ? one : other}`,
  };
}
