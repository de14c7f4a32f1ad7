import type { BibliographicData } from '#shared/domain/source.ts';

type Author = NonNullable<BibliographicData['author']>[number];

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The file's name without its last ending, for a source that says no title. */
export function titleFromFileName(fileName: string): string {
  const name = fileName.replace(/\.[^.]{1,10}$/, '').trim();
  return name === '' ? fileName : name;
}

/** Year, month, day of a written date, as many as are there; null if there is no year from 1000 on. */
export function parseDateParts(written: string): number[] | null {
  const text = written.trim();
  const pdf = /^D:(\d{4})(\d\d)?(\d\d)?/.exec(text);
  const iso = pdf ?? /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)/.exec(text);
  if (iso !== null) return dateParts(iso[1], iso[2], iso[3]);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(text);
  if (american !== null) return dateParts(american[3], american[1], american[2]);
  const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th)?[-\s.]+([A-Za-z]{3,9})\.?,?[-\s]+(\d{4})\b/.exec(text);
  if (dayFirst !== null) return dateParts(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = /\b([A-Za-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})\b/.exec(text);
  if (monthFirst !== null) return dateParts(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
  return null;
}

/** `Given Family`, `Family, Given` or a body's name, with mail addresses taken off; null where nothing is left. */
function parsePersonName(written: string): Author | null {
  const name = written
    .replace(/<[^>]{0,1000}>|\([^)]{0,1000}\)|\S{1,100}@\S{1,200}|\b\S{1,100} at \S{1,200}\.\w{1,20}$/g, ' ')
    .replace(/^\s*by\s+/i, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;]+|[\s,;]+$/g, '');
  if (name === '' || /^(?:unknown|anonymous|admin|user|author|root|none|array|n\/a)$/i.test(name)) return null;
  if (name.length > 200 || /https?:/.test(name)) return null;
  const inverted = /^([^,]+), ([^,]+)$/.exec(name);
  if (inverted?.[1] !== undefined && inverted[2] !== undefined) return { family: inverted[1], given: inverted[2] };
  const words = name.split(' ');
  const isPerson =
    words.length >= 2 &&
    words.length <= 4 &&
    words.every((word) => /^\p{Lu}|^(?:van|von|de|der|la|le|da|di|del|bin|al)$/u.test(word));
  if (
    !isPerson ||
    /\b(?:Inc|Ltd|LLC|GmbH|University|Team|Staff|News|Press|Office|Department|Committee|Group|Institute|Foundation|Agency)\b/.test(
      name,
    )
  ) {
    return { literal: name };
  }
  const particle = words.findIndex((word, index) => index > 0 && /^\p{Ll}/u.test(word));
  const familyAt = particle > 0 ? particle : words.length - 1;
  return { family: words.slice(familyAt).join(' '), given: words.slice(0, familyAt).join(' ') };
}

/** Several names in one field: split at semicolons and `and`; at commas only where each part is a whole name. */
export function parseAuthors(written: string): Author[] {
  const parts = written.split(/\s*;\s*|\s+and\s+|\s*&\s*|\n/).flatMap((part) => splitAtCommas(part));
  return parts.map((part) => parsePersonName(part)).filter((author) => author !== null);
}

function splitAtCommas(part: string): string[] {
  const names = part.split(/\s*,\s*/).filter((name) => name !== '');
  const isListOfNames =
    names.length > 1 &&
    names.every((name) =>
      name
        .replace(/<[^>]*>|\([^)]*\)/g, '')
        .trim()
        .includes(' '),
    );
  return isListOfNames ? names : [part];
}

function dateParts(year: string | undefined, month: string | undefined, day: string | undefined): number[] | null {
  const parts = [Number(year), Number(month), Number(day)];
  const [y = 0, m = 0, d = 0] = parts;
  if (!(y >= 1000 && y <= 2999)) return null;
  if (!(m >= 1 && m <= 12)) return [y];
  return d >= 1 && d <= 31 ? [y, m, d] : [y, m];
}

function monthNumber(name: string | undefined): string | undefined {
  const index = months.indexOf((name ?? '').slice(0, 3).toLowerCase());
  return index < 0 ? undefined : String(index + 1);
}
