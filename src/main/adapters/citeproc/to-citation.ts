import type { CiteprocCitation } from 'citeproc';
import type { CitationCluster } from '#main/ports/citation-formatter.ts';
import { frameAffix } from './framed-affixes.ts';

/** A cluster in the processor's words; null where it cites no item that is known. */
export function toCitation(
  { cites, mode, noteNumber }: CitationCluster,
  options: { readonly id: string; readonly isKnown: (itemId: string) => boolean; readonly isInNote: boolean },
): CiteprocCitation | null {
  // A note holds the whole of its citation: there is no sentence for the authors to stand in.
  const isComposite = mode === 'author-in-text' && !options.isInNote;
  const framed = (affix: string) => (isComposite ? frameAffix(affix) : affix);
  const citationItems = cites
    .filter(({ itemId }) => options.isKnown(itemId))
    .map(({ itemId, locator, locatorKind, prefix, suffix }) => ({
      id: itemId,
      ...(locator !== undefined && { locator, label: locatorKind ?? 'page' }),
      ...(prefix !== undefined && { prefix: framed(spacedPrefix(prefix)) }),
      ...(suffix !== undefined && { suffix: framed(spacedSuffix(suffix)) }),
    }));
  if (citationItems.length === 0) return null;
  return {
    citationID: options.id,
    citationItems,
    properties: {
      noteIndex: noteNumber,
      ...(mode === 'without-author' && ({ mode: 'suppress-author' } as const)),
      ...(isComposite && ({ mode: 'composite' } as const)),
    },
  };
}

function spacedPrefix(prefix: string): string {
  return /[\s\p{Ps}\p{Pi}/–—-]$/u.test(prefix) ? prefix : `${prefix} `;
}

function spacedSuffix(suffix: string): string {
  return /^[\s.,;:!?\p{Pe}\p{Pf}]/u.test(suffix) ? suffix : ` ${suffix}`;
}
