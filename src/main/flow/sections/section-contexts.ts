import type { ItemId } from '#shared/base/ids.ts';
import { leafItems } from '#shared/domain/outline.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import type { WritingPlace } from './writing-order.ts';

/** Which sections' text a section may know: those it builds on that are written, and what the person edited in the body. */
export function createContexts(
  store: ProjectStore,
  places: readonly WritingPlace[],
  isWritten: (id: ItemId) => boolean,
): (itemId: ItemId, basis: ReadonlySet<ItemId>) => ReadonlySet<ItemId> {
  const sections = new Map(store.listSections().map(({ itemId, state }) => [itemId, state.status]));
  const edited = leafItems(store.readOutline())
    .filter(({ id, role }) => role === 'body' && sections.get(id) === 'edited')
    .map(({ id }) => id);
  const ofThisRun = new Set(places.map(({ item }) => item.id));
  const hasText = (id: ItemId) => (ofThisRun.has(id) ? isWritten(id) : sections.has(id));
  return (itemId, basis) =>
    new Set([...basis, ...edited].filter((id) => id !== itemId && (hasText(id) || edited.includes(id))));
}
