import type { ItemId, RunId } from '#shared/base/ids.ts';
import { leafItems } from '#shared/domain/outline.ts';
import { readWritingScope, writtenItems } from '#main/flow/sections/index.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';

/**
 * Tells which sections a run that writes has yet to come to, those that are drafted now included. That is worked out
 * anew only where the outline or the journal has gone on: a report asks for each of its sections.
 */
export function createQueue(store: ProjectStore): { readonly holds: (runId: RunId, itemId: ItemId) => boolean } {
  let known = { state: '', items: new Set<ItemId>() };
  return {
    holds: (runId, itemId) => {
      const state = `${store.newestOutlineVersion()} ${store.countSteps(runId)}`;
      if (known.state !== state) known = { state, items: queuedItems(store, runId) };
      // What the person has written is left as it is.
      return known.items.has(itemId) && store.getSectionOf(itemId)?.state.status !== 'edited';
    },
  };
}

function queuedItems(store: ProjectStore, runId: RunId): Set<ItemId> {
  const scope = readWritingScope(store, runId)?.itemId ?? null;
  const written = writtenItems(store, runId);
  return new Set(
    leafItems(store.readOutline())
      .map(({ id }) => id)
      .filter((id) => (scope === null || scope === id) && !written.has(id)),
  );
}
