import type { EvidenceId, ItemId } from '#shared/base/ids.ts';
import type { Outline, OutlineItem, OutlineOperation } from '#shared/domain/outline.ts';
import { endsInPlace } from './ends-in-place.ts';
import { noWill, type PersonWill } from './person-will.ts';
import { refuseUndoing, withoutDecided } from './refuse-undoing.ts';

export type Refusal = { readonly operation: OutlineOperation; readonly reason: string };

/**
 * Applies a planner's operations one after the other. One that names an unknown item or evidence, touches an item the
 * person has locked, would undo what the person did, or would make the tree circular is refused with its reason; the
 * others hold.
 */
export function applyOperations(options: {
  outline: Outline;
  operations: readonly OutlineOperation[];
  knownEvidence: ReadonlySet<EvidenceId>;
  will?: PersonWill;
}): { outline: Outline; applied: number; refused: readonly Refusal[] } {
  const { knownEvidence, will = noWill } = options;
  let items: readonly OutlineItem[] = options.outline.items;
  const refused: Refusal[] = [];
  let applied = 0;
  for (const wanted of options.operations) {
    const { operation, leftOut } = withoutDecided(wanted, will);
    if (leftOut.length > 0) {
      refused.push({ operation: wanted, reason: `the person decided otherwise on ${leftOut.join(', ')}` });
      if ('evidenceIds' in operation && operation.evidenceIds.length === 0) continue;
    }
    const outcome = refuseUndoing(items, operation, will) ?? applyOperation(items, operation, knownEvidence);
    if (typeof outcome === 'string') {
      refused.push({ operation: wanted, reason: outcome });
    } else {
      items = outcome;
      applied += 1;
    }
  }
  return { outline: { items: [...endsInPlace(renumbered(items))] }, applied, refused };
}

/** The items after it, or why it can't be done. */
export type Applied = readonly OutlineItem[] | string;

/** Applies one operation, whoever wants it and whatever is locked. */
export function applyOperation(
  items: readonly OutlineItem[],
  operation: OutlineOperation,
  known: ReadonlySet<EvidenceId>,
): Applied {
  if (operation.kind === 'add') return add(items, operation);
  const item = items.find((each) => each.id === operation.itemId);
  if (item === undefined) return `there is no item ${operation.itemId}`;
  switch (operation.kind) {
    case 'rename':
      return changed(items, item.id, { heading: operation.heading });
    case 're-intent':
      return changed(items, item.id, { intent: operation.intent });
    case 'mark-not-in-sources':
      return changed(items, item.id, { isNotInSources: operation.isNotInSources });
    case 'move':
      return move(items, item, operation);
    case 'merge':
      return merge(items, item, operation.mergedId);
    case 'remove':
      return items
        .filter((each) => each.id !== item.id)
        .map((each) => (each.parentId === item.id ? { ...each, parentId: item.parentId } : each));
    case 'link': {
      const unknown = operation.evidenceIds.filter((id) => !known.has(id));
      if (unknown.length > 0) return `not in the memory bank: ${unknown.join(', ')}`;
      return changed(items, item.id, { evidenceIds: [...new Set([...item.evidenceIds, ...operation.evidenceIds])] });
    }
    case 'unlink':
      return changed(items, item.id, {
        evidenceIds: item.evidenceIds.filter((id) => !operation.evidenceIds.includes(id)),
      });
  }
}

function add(items: readonly OutlineItem[], operation: OutlineOperation & { kind: 'add' }): Applied {
  if (items.some((each) => each.id === operation.itemId)) return `the id ${operation.itemId} is taken`;
  if (operation.parentId !== null && !items.some((each) => each.id === operation.parentId)) {
    return `there is no item ${operation.parentId} to add it under`;
  }
  const { itemId, parentId, heading, intent, role, holdsThemes } = operation;
  const item: OutlineItem = {
    id: itemId,
    parentId,
    order: 0,
    heading,
    intent,
    role,
    evidenceIds: [],
    lockedBy: null,
    isNotInSources: false,
    ...(holdsThemes === true && { holdsThemes }),
  };
  return placed(items, item, operation.order);
}

function move(
  items: readonly OutlineItem[],
  item: OutlineItem,
  to: { parentId: ItemId | null; order: number },
): Applied {
  for (let at = to.parentId; at !== null; at = items.find((each) => each.id === at)?.parentId ?? null) {
    if (at === item.id) return `"${item.heading}" can't be moved under itself`;
    if (!items.some((each) => each.id === at)) return `there is no item ${at} to move it under`;
  }
  const others = items.filter((each) => each.id !== item.id);
  return placed(others, { ...item, parentId: to.parentId }, to.order);
}

function merge(items: readonly OutlineItem[], item: OutlineItem, mergedId: ItemId): Applied {
  const merged = items.find((each) => each.id === mergedId);
  if (merged === undefined) return `there is no item ${mergedId}`;
  if (merged.id === item.id) return `"${item.heading}" can't be merged with itself`;
  return items
    .filter((each) => each.id !== mergedId)
    .map((each) => {
      if (each.id === item.id) {
        const parentId = each.parentId === mergedId ? merged.parentId : each.parentId;
        return { ...each, parentId, evidenceIds: [...new Set([...item.evidenceIds, ...merged.evidenceIds])] };
      }
      return each.parentId === mergedId ? { ...each, parentId: item.id } : each;
    });
}

function changed(items: readonly OutlineItem[], id: ItemId, change: Partial<OutlineItem>): readonly OutlineItem[] {
  return items.map((each) => (each.id === id ? { ...each, ...change } : each));
}

/** Puts the item among its new siblings, before whoever stood at `order`. */
function placed(items: readonly OutlineItem[], item: OutlineItem, order: number): readonly OutlineItem[] {
  const siblings = items.filter((each) => each.parentId === item.parentId).toSorted((a, b) => a.order - b.order);
  const row = [...siblings.slice(0, order), item, ...siblings.slice(order)];
  const orderOf = new Map(row.map((each, index) => [each.id, index]));
  return [...items, item].map((each) => ({ ...each, order: orderOf.get(each.id) ?? each.order }));
}

/** Orders without gaps among siblings. */
export function renumbered(items: readonly OutlineItem[]): readonly OutlineItem[] {
  const orderOf = new Map<ItemId, number>();
  for (const siblings of Map.groupBy(items, (item) => item.parentId).values()) {
    siblings.toSorted((a, b) => a.order - b.order).forEach((item, index) => orderOf.set(item.id, index));
  }
  return items.map((item) => ({ ...item, order: orderOf.get(item.id) ?? item.order }));
}
