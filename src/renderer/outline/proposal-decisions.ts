import type { ItemId } from '#shared/base/ids.ts';
import type { RequestOutput } from '#shared/contract/index.ts';

type Operations = NonNullable<RequestOutput<'outline.read'>['proposal']>['operations'];

/** Refuses one operation, and with an item that is not added all that would be done to it. */
export function refuse(operations: Operations, refused: ReadonlySet<number>, index: number): ReadonlySet<number> {
  const all = new Set([...refused, index]);
  const operation = operations[index]?.operation;
  if (operation?.kind !== 'add') return all;
  return operations.reduce<ReadonlySet<number>>(
    (now, each, at) => (needs(each).includes(operation.itemId) && !now.has(at) ? refuse(operations, now, at) : now),
    all,
  );
}

/** Takes one operation, and with it the additions of the items that it needs. */
export function take(operations: Operations, refused: ReadonlySet<number>, index: number): ReadonlySet<number> {
  const operation = operations[index];
  const rest = new Set([...refused].filter((each) => each !== index));
  if (operation === undefined) return rest;
  const needed = needs(operation);
  return operations.reduce<ReadonlySet<number>>((now, { operation: each }, at) => {
    const isNeeded = each.kind === 'add' && needed.includes(each.itemId) && now.has(at);
    return isNeeded ? take(operations, now, at) : now;
  }, rest);
}

/** The items that must be there for the operation to make sense. */
function needs({ operation }: Operations[number]): readonly ItemId[] {
  const parent = 'parentId' in operation && operation.parentId !== null ? [operation.parentId] : [];
  if (operation.kind === 'add') return parent;
  const merged = operation.kind === 'merge' ? [operation.mergedId] : [];
  return [operation.itemId, ...parent, ...merged];
}
