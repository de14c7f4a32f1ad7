import { foldHeading } from '#shared/text/fold-heading.ts';
import type { EvidenceId } from '#shared/base/ids.ts';
import type { OutlineItem, OutlineOperation } from '#shared/domain/outline.ts';
import { isKept, type PersonWill } from './person-will.ts';

/**
 * Why the planner may not do this: the item is locked, or it would undo what the person did. Null where it may. Of
 * evidence to link or unlink, what the person decided on is left out by `withoutDecided`.
 */
export function refuseUndoing(
  items: readonly OutlineItem[],
  operation: OutlineOperation,
  will: PersonWill,
): string | null {
  if (operation.kind === 'add') return refuseAdding(operation, will);
  const item = items.find(({ id }) => id === operation.itemId);
  if (item === undefined) return null;
  if (item.lockedBy !== null) return lockedReason(item);
  const named = `"${item.heading}"`;
  switch (operation.kind) {
    case 'rename':
      return will.named.has(item.id) ? `the person named ${named}` : null;
    case 're-intent':
      return will.intended.has(item.id) ? `the person said what ${named} is for` : null;
    case 'move':
      return will.placed.has(item.id) ? `the person put ${named} where it is` : null;
    case 'mark-not-in-sources':
      return will.marked.has(item.id) ? `the person decided whether ${named} is in the sources` : null;
    case 'remove':
      return refuseRemoving(items, item, will);
    case 'merge': {
      const merged = items.find(({ id }) => id === operation.mergedId);
      return merged === undefined ? null : refuseRemoving(items, merged, will);
    }
    case 'link':
    case 'unlink':
      return null;
  }
}

/** The operation without the evidence that the person linked or unlinked otherwise, and what was left out. */
export function withoutDecided(
  operation: OutlineOperation,
  will: PersonWill,
): { readonly operation: OutlineOperation; readonly leftOut: readonly EvidenceId[] } {
  if (operation.kind !== 'link' && operation.kind !== 'unlink') return { operation, leftOut: [] };
  const decided = (operation.kind === 'link' ? will.unlinked : will.linked).get(operation.itemId);
  if (decided === undefined) return { operation, leftOut: [] };
  const leftOut = operation.evidenceIds.filter((id) => decided.has(id));
  const evidenceIds = operation.evidenceIds.filter((id) => !decided.has(id));
  return { operation: { ...operation, evidenceIds }, leftOut };
}

function lockedReason({ heading }: OutlineItem): string {
  return `"${heading}" is locked by the person`;
}

function refuseAdding({ itemId, heading }: OutlineOperation & { kind: 'add' }, { removed }: PersonWill): string | null {
  const isRemoved =
    removed.has(itemId) || [...removed.values()].some((each) => foldHeading(each) === foldHeading(heading));
  return isRemoved ? `the person removed "${heading}"` : null;
}

function refuseRemoving(items: readonly OutlineItem[], item: OutlineItem, will: PersonWill): string | null {
  if (item.lockedBy !== null) return lockedReason(item);
  if (will.written.has(item.id)) return `"${item.heading}" has text that the person wrote`;
  if (isKept(will, item.id)) return `the person changed "${item.heading}" and wants to keep it`;
  const child = items.find(({ id, parentId }) => parentId === item.id && will.placed.has(id));
  return child === undefined ? null : `the person put "${child.heading}" under "${item.heading}"`;
}
