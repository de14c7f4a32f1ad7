import { plainNumber } from './plain-number.ts';

/** What a cell's number stands for. */
export type NumberFormat =
  | { readonly kind: 'plain' }
  | { readonly kind: 'percent' }
  | { readonly kind: 'currency'; readonly symbol: string; readonly isBefore: boolean }
  | { readonly kind: 'date'; readonly hasDate: boolean; readonly hasTime: boolean; readonly isElapsed: boolean };

const plain: NumberFormat = { kind: 'plain' };

/** What Excel's built-in formats are, by number; the East Asian ones are dates. */
export function builtInFormat(id: number): NumberFormat {
  if (id === 9 || id === 10) return { kind: 'percent' };
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return date(true, false);
  if ((id >= 18 && id <= 21) || id === 45 || id === 47 || (id >= 32 && id <= 35)) return date(false, true);
  if (id === 46) return { ...date(false, true), isElapsed: true };
  return id === 22 ? date(true, true) : plain;
}

/** What a format that is written out is: `yyyy-mm-dd`, `0.0 %`, `#,##0.00 "€"`. */
export function formatOfCode(code: string): NumberFormat {
  const first = splitSections(code)[0] ?? '';
  const isElapsed = /\[(?:h+|m+|s+)\]/i.test(first);
  const signs = first
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general/gi, '');
  if (isElapsed) return { ...date(false, true), isElapsed };
  if (/[ymdhs]/i.test(signs) && !/[#0?]/.test(signs.replace(/[.,]0+/g, ''))) {
    const hasTime = /[hs]/i.test(signs);
    return date(/[yd]/i.test(signs) || (/m/i.test(signs) && !hasTime), hasTime);
  }
  if (signs.includes('%')) return { kind: 'percent' };
  return currencyOf(first) ?? plain;
}

/** A number as a cell shows it, dates by ISO 8601; a format's rounding is not taken over, since the exact value is there. */
export function writeNumber(written: string, format: NumberFormat, isFrom1904: boolean): string {
  const value = Number(written);
  if (written === '' || !Number.isFinite(value)) return written;
  switch (format.kind) {
    case 'plain':
      return plainNumber(written);
    case 'percent':
      return `${plainNumber(String(value * 100))}%`;
    case 'currency': {
      const number = plainNumber(written);
      if (!format.isBefore) return `${number} ${format.symbol}`;
      return number.startsWith('-') ? `-${format.symbol}${number.slice(1)}` : `${format.symbol}${number}`;
    }
    case 'date':
      return writeDate(value, format, isFrom1904) ?? plainNumber(written);
  }
}

function writeDate(
  value: number,
  { hasDate, hasTime, isElapsed }: Extract<NumberFormat, { kind: 'date' }>,
  isFrom1904: boolean,
): string | null {
  const seconds = Math.round(value * 86_400);
  if (isElapsed || (!hasDate && hasTime)) {
    const shown = isElapsed ? seconds : ((seconds % 86_400) + 86_400) % 86_400;
    const parts = [Math.floor(shown / 3600), Math.floor(shown / 60) % 60, shown % 60];
    return shown < 0 ? null : parts.map((part) => String(part).padStart(2, '0')).join(':');
  }
  // Day 60 is 29 February 1900, which never was: what lies before counts from a day later.
  const days = Math.floor(seconds / 86_400);
  const epochDays = isFrom1904 ? 24_107 : days < 60 ? 25_568 : 25_569;
  const moment = new Date((days - epochDays) * 86_400_000 + (seconds - days * 86_400) * 1000);
  // Excel's dates end with the year 9999; before its first day there are none.
  if (value < 0 || Number.isNaN(moment.getTime()) || moment.getUTCFullYear() > 9999) return null;
  const iso = moment.toISOString();
  if (!hasTime) return iso.slice(0, 10);
  return `${iso.slice(0, 10)} ${iso.slice(11, iso.slice(17, 19) === '00' ? 16 : 19)}`;
}

function currencyOf(section: string): NumberFormat | null {
  const found = /\[\$([^\-\]]+)[^\]]*\]|"\s*([$€£¥₹₽₩]|[A-Z]{3}|kr|zł|Kč|Fr\.)\s*"|\\?([$€£¥₹₽₩])/u.exec(section);
  const symbol = (found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim();
  if (found === null || symbol === '') return null;
  return { kind: 'currency', symbol, isBefore: !/[#0?]/.test(section.slice(0, found.index)) };
}

function splitSections(code: string): string[] {
  return code.match(/(?:"[^"]*"|\\.|[^;"\\])+/g) ?? [];
}

function date(hasDate: boolean, hasTime: boolean): Extract<NumberFormat, { kind: 'date' }> {
  return { kind: 'date', hasDate, hasTime, isElapsed: false };
}
