/** What a run of digits with separators may say. */
export type WrittenNumber = {
  /** Every number it can be read as. */
  readonly values: readonly number[];
  /** Set where it is compared as it is written: a time, a version, an address. */
  readonly literal: string | null;
  /** The numbers of a list written without spaces: "3,5,7". */
  readonly parts: readonly number[];
};

/** How a text writes decimals; null where it doesn't show. */
export type DecimalMark = 'point' | 'comma' | null;

/** Reads digits joined by `. , : '`, the last of them a digit. A point or comma before three digits is read as `decimalMark` says. */
export function readWrittenNumber(raw: string, decimalMark: () => DecimalMark): WrittenNumber {
  if (raw.length > 40 || raw.includes(':') || countDigits(raw) > mostDigits) return asWritten(raw);
  if (!/\D/.test(raw)) return plain(Number(raw));
  if (raw.includes("'")) {
    return /^\d{1,3}(?:'\d{3})+(?:[.,]\d+)?$/.test(raw)
      ? plain(Number(raw.replaceAll("'", '').replace(',', '.')))
      : list(raw);
  }
  const points = count(raw, '.');
  const commas = count(raw, ',');
  if (points > 0 && commas > 0) return readBoth(raw);
  if (points > 1) return /^\d{1,3}(?:\.\d{3})+$/.test(raw) ? plain(Number(raw.replaceAll('.', ''))) : asWritten(raw);
  if (commas > 1) return grouped.test(raw) ? plain(Number(raw.replaceAll(',', ''))) : list(raw);
  const decimals = raw.length - 1 - Math.max(raw.indexOf('.'), raw.indexOf(','));
  const asDecimal = Number(raw.replace(',', '.'));
  const couldGroup = decimals === 3 && /^[1-9]\d{0,2}\D/.test(raw);
  if (!couldGroup) return { values: [asDecimal], literal: null, parts: commas === 1 ? partsOf(raw) : [] };
  const asGroup = Number(raw.replace(/\D/, ''));
  if (commas === 1) return decimalMark() === 'comma' ? plain(asDecimal) : plain(asGroup);
  const mark = decimalMark();
  if (mark === 'point') return plain(asDecimal);
  return mark === 'comma' ? plain(asGroup) : { values: [asDecimal, asGroup], literal: null, parts: [] };
}

/** Shown by a number with both marks, or one whose mark can't group. */
export function decimalMarkOf(text: string, isGerman: boolean): DecimalMark {
  if (/\d,\d{3}\.\d|\d\.\d{1,2}(?![.\d])|\d\.\d{4}|\d,\d{3},\d{3}/.test(text)) return 'point';
  if (isGerman || /\d\.\d{3},\d|\d,\d{1,2}(?![,\d])|\d\.\d{3}\.\d{3}/.test(text)) return 'comma';
  return null;
}

/** As many as a number can tell apart. */
const mostDigits = 15;
/** In thousands, or in the Indian way. */
const grouped = /^\d{1,3}(?:,\d{3})+$|^\d{1,2}(?:,\d{2})+,\d{3}$/;

function readBoth(raw: string): WrittenNumber {
  if (/^\d{1,3}(?:,\d{2,3})*,\d{3}\.\d+$/.test(raw)) return plain(Number(raw.replaceAll(',', '')));
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(raw)) return plain(Number(raw.replaceAll('.', '').replace(',', '.')));
  const parts = raw.split(',').map(Number);
  return parts.some(Number.isNaN) ? asWritten(raw) : { values: [], literal: null, parts };
}

function plain(value: number): WrittenNumber {
  return { values: [value], literal: null, parts: [] };
}

function list(raw: string): WrittenNumber {
  return { values: [], literal: null, parts: partsOf(raw) };
}

function asWritten(raw: string): WrittenNumber {
  return { values: [], literal: raw.replaceAll(/(?<!\d)0+(?=\d)/g, ''), parts: [] };
}

function partsOf(raw: string): number[] {
  return raw.split(/[.,']/).map(Number);
}

function countDigits(raw: string): number {
  return raw.replaceAll(/\D/g, '').length;
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
