import { createPace } from '#main/ports/pace.ts';
import type { EntryStore, SourceStore } from '#main/ports/project-store.ts';
import { createMatcher, type EntryMatch } from './match-entries.ts';

/** Gives entries that wait the sources that fit them. */
export async function matchWaiting(
  store: Pick<EntryStore, 'entryIdsWithoutSource' | 'getEntry' | 'attachEntries'> &
    Pick<SourceStore, 'listSources' | 'readText'>,
): Promise<readonly EntryMatch[]> {
  const waiting = store.entryIdsWithoutSource();
  if (waiting.length === 0) return [];
  const pace = createPace();
  const match = createMatcher({ sources: store.listSources(), textOf: (id) => store.readText(id) ?? '' });
  const matches: EntryMatch[] = [];
  for (const id of waiting) {
    await pace();
    const entry = store.getEntry(id);
    const sourceId = entry === null ? null : match(entry.bibliographic);
    if (sourceId !== null) matches.push({ id, sourceId });
  }
  store.attachEntries(matches);
  return matches;
}
