import type { RequestOutput } from '#shared/contract/index.ts';
import { fileNameOf } from './import-progress.ts';

export type ListedEntry = RequestOutput<'entries.list'>['entries'][number];

/** The file an entry is from, without its folder; Zotero by its name. */
export function originOf({ form, origin }: Pick<ListedEntry, 'form' | 'origin'>): string {
  return form === 'zotero' ? 'Zotero' : fileNameOf(origin);
}

/** Those whose title, authors, year or key have every word that is looked for. */
export function filterEntries(entries: readonly ListedEntry[], words: string): readonly ListedEntry[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (wanted.length === 0) return entries;
  return entries.filter(({ key, bibliographic }) => {
    const names = (bibliographic.author ?? []).map(
      ({ family, given, literal }) => `${family ?? ''} ${given ?? ''} ${literal ?? ''}`,
    );
    const said = [bibliographic.title, key, String(bibliographic.issued?.[0] ?? ''), ...names].join(' ').toLowerCase();
    return wanted.every((word) => said.includes(word));
  });
}
