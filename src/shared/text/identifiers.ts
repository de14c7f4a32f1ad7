import type { BibliographicData } from '../domain/source.ts';
import { foldWords } from './fold-words.ts';

/** An ISBN of 13 figures, made of one of 10 where need be; null where its check digit says that it is none. */
export function normalIsbn(written: string): string | null {
  const digits = written.toUpperCase().replace(/[^\dX]/g, '');
  if (/^\d{9}[\dX]$/.test(digits)) {
    const sum = [...digits].reduce((total, digit, at) => total + (digit === 'X' ? 10 : Number(digit)) * (10 - at), 0);
    return sum % 11 === 0 ? withCheckDigit(`978${digits.slice(0, 9)}`) : null;
  }
  if (!/^97[89]\d{10}$/.test(digits)) return null;
  return withCheckDigit(digits.slice(0, 12)) === digits ? digits : null;
}

/** The id of a preprint on arXiv without its version; null where none is named. */
export function arxivIdIn(written: string): string | null {
  const found =
    /(?:arxiv[:./\s]*|arxiv\.org\/(?:abs|pdf)\/)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?/i.exec(written);
  return found?.[1]?.toLowerCase() ?? null;
}

/** Of a preprint on arXiv, where any field names it. */
export function arxivIdOf({
  number,
  DOI: doi,
  URL: url,
  archive,
  archive_location: place,
}: BibliographicData): string | null {
  const named = archive?.toLowerCase() === 'arxiv' && place !== undefined ? [`arXiv:${place}`] : [];
  for (const written of [...named, number, doi, url]) {
    const id = written === undefined ? null : arxivIdIn(written);
    if (id !== null) return id;
  }
  return null;
}

/** For comparing DOIs, which know no capitals. */
export function normalDoi(written: string): string {
  return written
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/, '');
}

/** For comparing titles: words alone, without markup, accents and capitals. */
export function titleKey(title: string): string {
  return foldWords(title.replace(/<[^<>]*>/g, ''))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function withCheckDigit(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return twelve + String((10 - (sum % 10)) % 10);
}
