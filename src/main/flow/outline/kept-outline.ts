import type { Outline } from '#shared/domain/outline.ts';
import { renumbered } from './apply-operations.ts';
import { isKept, type PersonWill } from './person-will.ts';

/**
 * What of an outline a new plan begins with: the items that the person locked, added or changed, and those they put
 * items under.
 */
export function keptOutline(outline: Outline, will: PersonWill): Outline {
  const byId = new Map(outline.items.map((item) => [item.id, item]));
  const kept = new Set(
    outline.items.filter((item) => item.lockedBy === 'user' || isKept(will, item.id)).map(({ id }) => id),
  );
  for (const id of [...kept].filter((each) => will.placed.has(each))) {
    for (let at = byId.get(id)?.parentId ?? null; at !== null; at = byId.get(at)?.parentId ?? null) kept.add(at);
  }
  const items = outline.items
    .filter(({ id }) => kept.has(id))
    .map((item) => (item.parentId !== null && !kept.has(item.parentId) ? { ...item, parentId: null } : item));
  return { items: [...renumbered(items)] };
}
