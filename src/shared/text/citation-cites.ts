import type { EvidenceId, SourceId } from '../base/ids.ts';
import type { CitationAttributes } from '../domain/rich-text.ts';
import { readLocator } from './read-locator.ts';

type Quoting = { readonly quotes: readonly { readonly sourceId: SourceId; readonly page: number | null }[] };

/** Evidence by its id, as far as a citation needs it. */
export type EvidenceQuotes = { readonly get: (id: EvidenceId) => Quoting | undefined };

/** One source of a citation, in the words of `Cite` of the citation formatter. */
export type SourceCite = {
  readonly itemId: SourceId;
  readonly locator?: string;
  readonly locatorKind?: string;
  readonly prefix?: string;
  readonly suffix?: string;
};

/**
 * What a citation node cites: the sources of its evidence, each once, in the order of the quotes, with the pages of
 * the quotes as locators. A locator of the person's own takes the place of the pages: one for each source where it has
 * as many parts between semicolons as there are sources, else at the last one; an empty one leaves all pages out.
 * The prefix stands before the first, the suffix after the last. Empty where the evidence is gone.
 */
export function citationCites(citation: CitationAttributes, evidence: EvidenceQuotes): readonly SourceCite[] {
  const quotes = citation.evidenceIds.flatMap((id) => evidence.get(id)?.quotes ?? []);
  const bySource = [...Map.groupBy(quotes, ({ sourceId }) => sourceId)];
  const last = bySource.length - 1;
  const own = citation.locator?.trim();
  const parts = own?.split(';').map((part) => part.trim()) ?? [];
  return bySource.map(([itemId, group], index) => {
    const suffix = index === last ? (citation.suffix ?? '') : '';
    const ownPart = parts.length === bySource.length ? parts[index] : index === last ? own : undefined;
    return {
      itemId,
      ...(own === '' ? suffixOf(suffix) : ownPart === undefined ? pagesOf(group, suffix) : ownPlace(ownPart, suffix)),
      ...(index === 0 && citation.prefix !== undefined && citation.prefix !== '' && { prefix: citation.prefix }),
    };
  });
}

type Place = Pick<SourceCite, 'locator' | 'locatorKind' | 'suffix'>;

function pagesOf(quotes: readonly { readonly page: number | null }[], suffix: string): Place {
  const locator = pageRanges(quotes.flatMap(({ page }) => page ?? []));
  return { ...(locator !== '' && { locator }), ...suffixOf(suffix) };
}

function ownPlace(words: string, suffix: string): Place {
  const read = readLocator(words);
  // What counts nothing that styles have a word for stands as it was written.
  if (read === null) return suffixOf(words === '' ? suffix : `, ${words}${suffix === '' ? '' : ` ${suffix}`}`);
  const { locator, kind } = read;
  return { locator, ...(kind !== 'page' && { locatorKind: kind }), ...suffixOf(suffix) };
}

function suffixOf(suffix: string): Place {
  return suffix === '' ? {} : { suffix };
}

/** As "4–6, 9". */
function pageRanges(pages: readonly number[]): string {
  const ranges: { first: number; last: number }[] = [];
  for (const page of [...new Set(pages)].toSorted((a, b) => a - b)) {
    const open = ranges.at(-1);
    if (open !== undefined && open.last === page - 1) open.last = page;
    else ranges.push({ first: page, last: page });
  }
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}
