import type { ItemId } from '#shared/base/ids.ts';
import type { OutlineEdit } from '#shared/domain/outline-edit.ts';
import { itemsInOrder, type Outline } from '#shared/domain/outline.ts';

export type Direction = 'up' | 'down' | 'indent' | 'outdent';

/** Where something is put: before the child that stands at `index` once what is moved was taken out. */
export type Place = { readonly parentId: ItemId | null; readonly index: number };

type Row = ItemId[];
type Tree = {
  readonly rows: Map<ItemId | null, Row>;
  readonly parentOf: Map<ItemId, ItemId | null>;
  readonly roleOf: ReadonlyMap<ItemId, string>;
};

/**
 * The edits that move the items one place in a direction, the order among them kept. Items inside another chosen item
 * go with it. Empty where none of them can go there: introductions stay first and closings last.
 */
export function moveBy(outline: Outline, chosen: readonly ItemId[], direction: Direction): readonly OutlineEdit[] {
  const tree = treeOf(outline);
  const items = outermost(outline, chosen);
  const isBackwards = direction === 'down' || direction === 'outdent';
  const stuck = new Set<ItemId>();
  return (isBackwards ? items.toReversed() : items).flatMap((itemId): readonly OutlineEdit[] => {
    const place = next(tree, itemId, direction, stuck);
    if (place === null) {
      stuck.add(itemId);
      return [];
    }
    return [put(tree, itemId, place)];
  });
}

/** The edits that put the items at a place, one after the other. */
export function moveTo(outline: Outline, chosen: readonly ItemId[], place: Place): readonly OutlineEdit[] {
  const tree = treeOf(outline);
  const items = outermost(outline, chosen);
  const others = (tree.rows.get(place.parentId) ?? []).filter((id) => !items.includes(id));
  const anchor = others[place.index];
  return items.map((itemId) => {
    const row = (tree.rows.get(place.parentId) ?? []).filter((id) => id !== itemId);
    const index = anchor === undefined ? row.length : row.indexOf(anchor);
    return put(tree, itemId, { parentId: place.parentId, index });
  });
}

/** The chosen items in reading order, without those that are inside another of them. */
export function outermost(outline: Outline, chosen: readonly ItemId[]): readonly ItemId[] {
  const wanted = new Set(chosen);
  const parentOf = new Map(outline.items.map((item) => [item.id, item.parentId]));
  const isInside = (id: ItemId): boolean => {
    for (let at = parentOf.get(id) ?? null; at !== null; at = parentOf.get(at) ?? null) if (wanted.has(at)) return true;
    return false;
  };
  return itemsInOrder(outline)
    .map(({ id }) => id)
    .filter((id) => wanted.has(id) && !isInside(id));
}

function next(tree: Tree, itemId: ItemId, direction: Direction, stuck: ReadonlySet<ItemId>): Place | null {
  const parentId = tree.parentOf.get(itemId) ?? null;
  const row = tree.rows.get(parentId) ?? [];
  const at = row.indexOf(itemId);
  switch (direction) {
    case 'up':
    case 'down': {
      const step = direction === 'up' ? -1 : 1;
      const beside = row[at + step];
      if (beside === undefined) return intoNeighbour(tree, parentId, step);
      if (stuck.has(beside) || (parentId === null && !mayPass(tree, itemId, beside))) return null;
      return { parentId, index: at + step };
    }
    case 'indent': {
      const above = row[at - 1];
      if (above === undefined || stuck.has(above) || !isBody(tree, itemId) || !isBody(tree, above)) return null;
      return { parentId: above, index: (tree.rows.get(above) ?? []).length };
    }
    case 'outdent': {
      if (parentId === null) return null;
      const grandparentId = tree.parentOf.get(parentId) ?? null;
      return { parentId: grandparentId, index: (tree.rows.get(grandparentId) ?? []).indexOf(parentId) + 1 };
    }
  }
}

/** From the edge of one item's children to the nearer edge of the children of the item beside it. */
function intoNeighbour(tree: Tree, parentId: ItemId | null, step: number): Place | null {
  if (parentId === null) return null;
  const row = tree.rows.get(tree.parentOf.get(parentId) ?? null) ?? [];
  const beside = row[row.indexOf(parentId) + step];
  if (beside === undefined || !isBody(tree, beside)) return null;
  return { parentId: beside, index: step > 0 ? 0 : (tree.rows.get(beside) ?? []).length };
}

function mayPass(tree: Tree, itemId: ItemId, beside: ItemId): boolean {
  return tree.roleOf.get(itemId) === tree.roleOf.get(beside);
}

function isBody(tree: Tree, itemId: ItemId): boolean {
  return tree.roleOf.get(itemId) === 'body';
}

function put(tree: Tree, itemId: ItemId, { parentId, index }: Place): OutlineEdit {
  const from = tree.rows.get(tree.parentOf.get(itemId) ?? null) ?? [];
  from.splice(from.indexOf(itemId), 1);
  const to = tree.rows.get(parentId) ?? [];
  to.splice(index, 0, itemId);
  tree.rows.set(parentId, to);
  tree.parentOf.set(itemId, parentId);
  return { kind: 'move', itemId, parentId, order: index };
}

function treeOf(outline: Outline): Tree {
  const rows = new Map<ItemId | null, Row>();
  for (const { id, parentId } of itemsInOrder(outline)) rows.set(parentId, [...(rows.get(parentId) ?? []), id]);
  return {
    rows,
    parentOf: new Map(outline.items.map((item) => [item.id, item.parentId])),
    roleOf: new Map(outline.items.map((item) => [item.id, item.role])),
  };
}
