import type { ItemId } from '#shared/base/ids.ts';
import type { ItemRole, OutlineOperation } from '#shared/domain/outline.ts';
import { line, shortened } from '../prompting/material.ts';
import type { SaidOperation } from './forms.ts';
import { toItemId } from './item-id.ts';
import { headingFor, languageOfBrief, roleOf } from './item-role.ts';
import { linkToLeaves, type Link } from './link-to-leaves.ts';
import { foldedHeading, readNumber, withoutNumber } from './number-outline.ts';
import { placeItems, type NewItem } from './place-items.ts';
import type { PlannerView } from './planner-view.ts';

/** Operations on real ids, and in words what could not be used of what was said. */
export type ReadOperations = { readonly operations: readonly OutlineOperation[]; readonly unusable: readonly string[] };

const headingTokens = 40;
const intentTokens = 80;
const wordsPerItem = 120;
const leastItems = 12;
const deepest = 3;

/**
 * Maps what a model proposed onto the outline: numbers, headings and ids of items, and those that it gives to its own
 * new items; handles and ids of evidence. What names nothing is dropped. An item proposed again is the one that is
 * there. A first outline gets an introduction and a closing item where they are missing.
 */
export function readOperations(said: readonly SaidOperation[], view: PlannerView): ReadOperations {
  const unusable: string[] = [];
  const { outline } = view;
  const added: NewItem[] = [];
  const links: Link[] = [];
  const others: OutlineOperation[] = [];
  const labels = new Map<string, ItemId>();
  const taken = new Set(outline.items.map(({ item }) => item.id));
  const room = mostItems(view) - outline.items.length;

  const find = (name: string): ItemId | undefined => {
    const label = labels.get(foldedHeading(name)) ?? labels.get(readNumber(name) ?? '');
    return outline.find(name)?.id ?? label;
  };
  const link = (itemId: ItemId, names: readonly string[]) => {
    const evidenceIds = view.findEvidence(names).map(({ id }) => id);
    if (evidenceIds.length > 0) links.push({ itemId, evidenceIds });
    return evidenceIds.length > 0;
  };
  const hasRole = (role: ItemRole) =>
    added.some((item) => item.role === role) || outline.items.some(({ item }) => item.role === role);

  const add = (operation: SaidOperation): void => {
    const heading = shortened(line(operation.heading), headingTokens);
    if (foldedHeading(heading) === '') {
      unusable.push('an "add" without a heading');
      return;
    }
    const label = readNumber(operation.item);
    const twin = outline.items.find(({ item }) => foldedHeading(item.heading) === foldedHeading(heading))?.item.id;
    const same = twin ?? labels.get(foldedHeading(heading));
    if (same !== undefined) {
      if (label !== null) labels.set(label, same);
      link(same, operation.evidence);
      return;
    }
    const role = roleOf(heading, operation.role);
    if (role !== 'body' && hasRole(role)) return;
    if (added.length >= room) {
      unusable.push(`"${heading}": the outline has enough items`);
      return;
    }
    const parentId = role === 'body' ? parentOf(operation, label) : null;
    const id = toItemId(heading, parentId, taken);
    taken.add(id);
    labels.set(foldedHeading(heading), id);
    if (label !== null && outline.find(label) === undefined) labels.set(label, id);
    const intent = shortened(line(operation.intent), intentTokens);
    added.push({ id, parentId, heading: withoutNumber(heading), intent, role, position: operation.position });
    link(id, operation.evidence);
  };

  /** Said outright, or by a number such as 2.1 of the new item itself. */
  const parentOf = (operation: SaidOperation, label: string | null): ItemId | null => {
    const above = label?.includes('.') === true ? label.slice(0, label.lastIndexOf('.')) : '';
    const parentId = find(operation.other) ?? (above === '' ? undefined : find(above));
    if (parentId === undefined || depthOf(parentId) >= deepest) return null;
    const parentRole =
      added.find(({ id }) => id === parentId)?.role ??
      outline.items.find(({ item }) => item.id === parentId)?.item.role;
    return parentRole === 'body' ? parentId : null;
  };
  const parentsOf = (id: ItemId): ItemId | null =>
    added.find((item) => item.id === id)?.parentId ??
    outline.items.find(({ item }) => item.id === id)?.item.parentId ??
    null;
  const depthOf = (id: ItemId): number => {
    const above = parentsOf(id);
    return above === null ? 1 : 1 + depthOf(above);
  };

  const change = (operation: SaidOperation): void => {
    const itemId = find(operation.item);
    if (itemId === undefined) {
      unusable.push(`"${operation.op}" of an item "${shortened(operation.item, 10)}" that is not in the outline`);
      return;
    }
    const heading = withoutNumber(shortened(line(operation.heading), headingTokens));
    const intent = shortened(line(operation.intent), intentTokens);
    const otherId = find(operation.other);
    switch (operation.op) {
      case 'add':
        return;
      case 'rename':
        if (foldedHeading(heading) === '') unusable.push('a "rename" without a heading');
        else others.push({ kind: 'rename', itemId, heading });
        return;
      case 're-intent':
        if (intent === '') unusable.push('a "re-intent" without an intent');
        else others.push({ kind: 're-intent', itemId, intent });
        return;
      case 'move':
        others.push({
          kind: 'move',
          itemId,
          parentId: otherId ?? null,
          order: operation.position > 0 ? Math.floor(operation.position) - 1 : endOf(otherId ?? null),
        });
        return;
      case 'merge':
        if (otherId === undefined || otherId === itemId) unusable.push('a "merge" without the other item');
        else others.push({ kind: 'merge', itemId, mergedId: otherId });
        return;
      case 'remove':
        others.push({ kind: 'remove', itemId });
        return;
      case 'link':
        if (!link(itemId, operation.evidence)) unusable.push('a "link" without evidence from the list');
        return;
      case 'unlink': {
        const evidenceIds = view.findEvidence(operation.evidence).map(({ id }) => id);
        if (evidenceIds.length === 0) unusable.push('an "unlink" without evidence from the list');
        else others.push({ kind: 'unlink', itemId, evidenceIds });
        return;
      }
      case 'mark-not-in-sources':
        others.push({ kind: 'mark-not-in-sources', itemId, isNotInSources: true });
    }
  };
  /** Behind the last of the siblings, but before the closing item. */
  const endOf = (parentId: ItemId | null): number => {
    const siblings = outline.items.filter(({ item }) => item.parentId === parentId);
    const news = added.filter((item) => item.parentId === parentId && item.role === 'body').length;
    const closing = parentId === null ? siblings.findIndex(({ item }) => item.role === 'closing') : -1;
    return (closing === -1 ? siblings.length : closing) + news;
  };

  // New items first, so that whatever else is said of them finds them.
  for (const operation of said) if (operation.op === 'add') add(operation);
  for (const operation of said) change(operation);
  const { carriedOver } = view.state;
  const isFirst = outline.items.every(({ item }) => item.lockedBy !== null || carriedOver?.has(item.id) === true);
  if (isFirst && added.some(({ role }) => role === 'body')) {
    for (const role of ['introduction', 'closing'] as const) {
      if (hasRole(role)) continue;
      const heading = headingFor(role, languageOfBrief(view.state.brief.question));
      const id = toItemId(heading, null, taken);
      taken.add(id);
      added.push({ id, parentId: null, heading, intent: '', role, position: 0 });
    }
  }
  return { operations: [...placeItems(added, view), ...linkToLeaves(links, added, view), ...others], unusable };
}

function mostItems({ state }: PlannerView): number {
  return Math.max(leastItems, Math.ceil(state.brief.lengthWords / wordsPerItem)) + 2;
}
