/** English, German, French, Spanish and Italian, in full: index 0 is January. */
const full = [
  'january januar janvier enero gennaio',
  'february februar février febrero febbraio',
  'march märz mars marzo',
  'april avril abril aprile',
  'may mai mayo maggio',
  'june juni juin junio giugno',
  'july juli juillet julio luglio',
  'august août agosto',
  'september septembre septiembre settembre',
  'october oktober octobre octubre ottobre',
  'november novembre noviembre',
  'december dezember décembre diciembre dicembre',
];
const short = ['jan', 'feb', 'mar', 'apr', '', 'jun', 'jul', 'aug', 'sep sept', 'oct okt', 'nov', 'dec dez'];

export const months: ReadonlyMap<string, number> = numbered(full);
export const shortMonths: ReadonlyMap<string, number> = numbered(short);

/** Those that are words of other meanings too. */
export const uncertainMonths: ReadonlySet<string> = new Set(['may', 'march', 'mars', 'mai', 'august']);

function numbered(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    names.flatMap((each, index) =>
      each.split(' ').flatMap((name) => (name === '' ? [] : [[name, index + 1] as const])),
    ),
  );
}
