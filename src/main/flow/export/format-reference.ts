import type { BibliographicData, Source } from '#shared/domain/source.ts';

/** One line of a numbered bibliography: authors, year, title, where it appeared. */
export function formatReference(source: Source): string {
  const { bibliographic } = source;
  const year = bibliographic.issued?.[0];
  const parts = [
    authorsOf(bibliographic),
    year === undefined ? '' : `(${year})`,
    bibliographic.title,
    bibliographic['container-title'] ?? '',
    bibliographic.publisher ?? '',
    bibliographic.DOI === undefined ? (bibliographic.URL ?? '') : `https://doi.org/${bibliographic.DOI}`,
    bibliographic.title === source.fileName ? '' : source.fileName,
  ].filter((part) => part !== '');
  return `${parts.map((part) => part.replace(/\.$/u, '')).join('. ')}.`;
}

function authorsOf(bibliographic: BibliographicData): string {
  const names = (bibliographic.author ?? []).map(
    ({ family, given, literal }) =>
      literal ?? [family, given].filter((part) => part !== undefined && part !== '').join(', '),
  );
  if (names.length <= 3) return names.join('; ');
  return `${names[0]} et al`;
}
