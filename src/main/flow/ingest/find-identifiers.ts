import { arxivIdIn, normalIsbn } from '#shared/text/identifiers.ts';
import type { BibliographicData, MediaType } from '#shared/domain/source.ts';
import { findDoi } from './find-doi.ts';

/** A page of a paper: an id further on is that of a work that is cited. */
const firstPageChars = 4000;
/** The imprint of a book stands on its first pages. */
const imprintChars = 12_000;

const bookTypes: readonly MediaType[] = [
  'application/pdf',
  'application/epub+zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
];

/** DOI, arXiv id and ISBN that stand where a work names its own, with what follows from them. */
export function findIdentifiers(options: {
  readonly text: string;
  readonly mediaType: MediaType;
  /** What the file says of itself: an id that it names isn't looked for. */
  readonly known: BibliographicData;
}): Partial<BibliographicData> {
  const { text, mediaType, known } = options;
  const arxiv = mediaType === 'application/pdf' ? arxivOf(text, known) : {};
  const doi = known.DOI ?? arxiv.DOI ?? findDoi(text, mediaType);
  const isbn = known.ISBN === undefined && bookTypes.includes(mediaType) ? findIsbn(text) : null;
  return {
    ...arxiv,
    ...(doi !== null && { DOI: doi }),
    ...(isbn !== null && { ISBN: isbn }),
  };
}

/** What arXiv prints in the margin, as "arXiv:2509.13312v2 [cs.CL] 1 Oct 2025". */
function arxivOf(text: string, known: BibliographicData): Partial<BibliographicData> {
  const first = text.slice(0, firstPageChars);
  const stamp =
    /arXiv:\s?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(v\d+)?(?=\s+\[[\w.-]+\]\s+\d{1,2}\s+\w{3})/i.exec(first);
  const id = arxivIdIn(stamp?.[0] ?? known.URL ?? '');
  if (id === null) return {};
  return {
    number: `arXiv:${id}${stamp?.[1] ?? ''}`,
    archive: 'arXiv',
    URL: known.URL ?? `https://arxiv.org/abs/${id}${stamp?.[1] ?? ''}`,
    DOI: known.DOI ?? `10.48550/arXiv.${id}`,
    ...(known.type === 'document' && { type: 'article' }),
  };
}

/** The first that is called one and whose check digit is right. */
function findIsbn(text: string): string | null {
  const named =
    /\bISBN(?:-1[03])?[:\s]*(?:\([^)]{1,30}\)[:\s]*)?((?:97[89][-\s\u2010-\u2013]?)?\d(?:[-\s\u2010-\u2013]?\d){8}[-\s\u2010-\u2013]?[\dX])/gi;
  for (const [, digits = ''] of text.slice(0, imprintChars).matchAll(named)) {
    if (normalIsbn(digits) !== null) return digits.replace(/[\s\u2010-\u2013]/g, '-');
  }
  return null;
}
