import type { MediaType } from '#shared/domain/source.ts';

/** About two pages: beyond, DOIs are those of works that are cited. */
const firstPagesChars = 7000;
const pagedTypes: readonly MediaType[] = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
];

/** The DOI that stands on a file's first pages, in the form of Crossref's recommendation; null where there is none. */
export function findDoi(text: string, mediaType: MediaType): string | null {
  if (!pagedTypes.includes(mediaType)) return null;
  const found = /\b10\.\d{4,9}\/[-._;()/:a-z0-9]+/i.exec(text.slice(0, firstPagesChars))?.[0];
  return found === undefined ? null : withoutTail(found);
}

/** A DOI as a person gives it, without its resolver's address; null where there is none in it. */
export function toDoi(words: string): string | null {
  const found = /10\.\d{4,9}\/\S+/.exec(words.trim())?.[0];
  return found === undefined ? null : withoutTail(found);
}

/** Without what closes the sentence or bracket it stood in. */
function withoutTail(doi: string): string {
  const cut = doi.replace(/[.,;:]+$/, '');
  const isOpenLess = (cut.match(/\)/g)?.length ?? 0) > (cut.match(/\(/g)?.length ?? 0);
  return isOpenLess && cut.endsWith(')') ? withoutTail(cut.slice(0, -1)) : cut;
}
