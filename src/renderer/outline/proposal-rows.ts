import type { ItemId } from '#shared/base/ids.ts';
import type { RequestOutput } from '#shared/contract/index.ts';
import { itemsInOrder, type Outline } from '#shared/domain/outline.ts';

type Proposal = NonNullable<RequestOutput<'outline.read'>['proposal']>;
type Operation = Proposal['operations'][number]['operation'];

/** One operation as it shows on its row. `index` is its place in the proposal. */
export type ProposedChange = { readonly index: number } & (
  | { readonly kind: 'add' }
  | { readonly kind: 'rename'; readonly before: string }
  | { readonly kind: 'intent'; readonly intent: string }
  /** `from`: the heading it was under; null for the top level; undefined where it stays under the same one. */
  | { readonly kind: 'move'; readonly from: string | null | undefined }
  | { readonly kind: 'merge'; readonly into: string }
  | { readonly kind: 'remove' }
  | { readonly kind: 'link'; readonly evidence: number }
  | { readonly kind: 'unlink'; readonly evidence: number }
  | { readonly kind: 'mark'; readonly isNotInSources: boolean }
);

/** A row of the outline as it would be, with what goes still in its place. */
export type ProposalRow = {
  readonly itemId: ItemId;
  /** From 1. */
  readonly depth: number;
  readonly heading: string;
  /** `gone`: it leaves the outline, removed or merged into another. */
  readonly state: 'same' | 'added' | 'changed' | 'gone';
  readonly changes: readonly ProposedChange[];
};

type Entry = { heading: string; parentId: ItemId | null; isNew: boolean; isGone: boolean; changes: ProposedChange[] };

/** The outline with all that is proposed done in it, row by row in reading order. */
export function proposalRows(outline: Outline, { operations }: Pick<Proposal, 'operations'>): readonly ProposalRow[] {
  const entries = new Map<ItemId, Entry>();
  const rows = new Map<ItemId | null, ItemId[]>();
  for (const { id, parentId, heading } of itemsInOrder(outline)) {
    entries.set(id, { heading, parentId, isNew: false, isGone: false, changes: [] });
    rows.set(parentId, [...(rows.get(parentId) ?? []), id]);
  }
  const model = { entries, rows };
  operations.forEach(({ operation }, index) => apply(model, operation, index));
  return listed(model, null, 1);
}

type Model = { readonly entries: Map<ItemId, Entry>; readonly rows: Map<ItemId | null, ItemId[]> };

function apply(model: Model, operation: Operation, index: number): void {
  const { entries } = model;
  if (operation.kind === 'add') {
    const { itemId, parentId, order, heading } = operation;
    entries.set(itemId, { heading, parentId, isNew: true, isGone: false, changes: [{ kind: 'add', index }] });
    place(model, itemId, parentId, order);
    return;
  }
  const entry = entries.get(operation.itemId);
  if (entry === undefined) return;
  switch (operation.kind) {
    case 'rename':
      entry.changes.push({ kind: 'rename', index, before: entry.heading });
      entry.heading = operation.heading;
      return;
    case 're-intent':
      entry.changes.push({ kind: 'intent', index, intent: operation.intent });
      return;
    case 'move': {
      const isElsewhere = entry.parentId !== operation.parentId;
      const from = entry.parentId === null ? null : (entries.get(entry.parentId)?.heading ?? null);
      entry.changes.push({ kind: 'move', index, from: isElsewhere ? from : undefined });
      place(model, operation.itemId, operation.parentId, operation.order);
      return;
    }
    case 'merge': {
      const merged = entries.get(operation.mergedId);
      if (merged === undefined) return;
      merged.changes.push({ kind: 'merge', index, into: entry.heading });
      merged.isGone = true;
      if (entry.parentId === operation.mergedId) placeBeside(model, operation.itemId, operation.mergedId);
      adopt(model, operation.mergedId, operation.itemId);
      return;
    }
    case 'remove':
      entry.changes.push({ kind: 'remove', index });
      entry.isGone = true;
      adopt(model, operation.itemId, entry.parentId);
      return;
    case 'link':
    case 'unlink':
      entry.changes.push({ kind: operation.kind, index, evidence: operation.evidenceIds.length });
      return;
    case 'mark-not-in-sources':
      entry.changes.push({ kind: 'mark', index, isNotInSources: operation.isNotInSources });
  }
}

/** Puts an item at its place among those that stay; what goes isn't counted. */
function place({ entries, rows }: Model, itemId: ItemId, parentId: ItemId | null, order: number): void {
  const entry = entries.get(itemId);
  if (entry === undefined) return;
  const from = rows.get(entry.parentId) ?? [];
  rows.set(
    entry.parentId,
    from.filter((id) => id !== itemId),
  );
  const row = (rows.get(parentId) ?? []).filter((id) => id !== itemId);
  const staying = row.filter((id) => entries.get(id)?.isGone === false);
  const before = staying[order];
  row.splice(before === undefined ? row.length : row.indexOf(before), 0, itemId);
  rows.set(parentId, row);
  entry.parentId = parentId;
}

/** Puts an item behind another, on that one's level. */
function placeBeside({ entries, rows }: Model, itemId: ItemId, besideId: ItemId): void {
  const entry = entries.get(itemId);
  const parentId = entries.get(besideId)?.parentId ?? null;
  if (entry === undefined) return;
  rows.set(
    entry.parentId,
    (rows.get(entry.parentId) ?? []).filter((id) => id !== itemId),
  );
  const row = rows.get(parentId) ?? [];
  row.splice(row.indexOf(besideId) + 1, 0, itemId);
  rows.set(parentId, row);
  entry.parentId = parentId;
}

/** What was inside an item that goes comes to another: beside where it stood, or to the end. */
function adopt({ entries, rows }: Model, goneId: ItemId, newParentId: ItemId | null): void {
  const children = rows.get(goneId) ?? [];
  rows.set(goneId, []);
  for (const id of children) {
    const child = entries.get(id);
    if (child !== undefined) child.parentId = newParentId;
  }
  const row = rows.get(newParentId) ?? [];
  const at = row.indexOf(goneId);
  row.splice(at === -1 ? row.length : at + 1, 0, ...children);
  rows.set(newParentId, row);
}

function listed({ entries, rows }: Model, parentId: ItemId | null, depth: number): readonly ProposalRow[] {
  return (rows.get(parentId) ?? []).flatMap((itemId) => {
    const entry = entries.get(itemId);
    if (entry === undefined) return [];
    const { heading, isNew, isGone, changes } = entry;
    const state = isGone ? 'gone' : isNew ? 'added' : changes.length > 0 ? 'changed' : 'same';
    return [
      { itemId, depth, heading, state, changes } satisfies ProposalRow,
      ...listed({ entries, rows }, itemId, depth + 1),
    ];
  });
}
