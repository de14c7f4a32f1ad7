/** What is chosen in a list: `active` is where the keyboard is, `anchor` where a range began. */
export type ListSelection<Id extends string> = {
  readonly active: Id | null;
  readonly anchor: Id | null;
  readonly chosen: ReadonlySet<Id>;
};

export type Choice = 'only' | 'toggle' | 'range';

export function nothingChosen<Id extends string>(): ListSelection<Id> {
  return { active: null, anchor: null, chosen: new Set() };
}

/** A click or key on one row: alone, added or taken out, or all from where the range began. */
export function choose<Id extends string>(
  selection: ListSelection<Id>,
  order: readonly Id[],
  { id, how }: { readonly id: Id; readonly how: Choice },
): ListSelection<Id> {
  if (how === 'only') return { active: id, anchor: id, chosen: new Set([id]) };
  if (how === 'toggle') {
    const chosen = new Set(selection.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    return { active: id, anchor: id, chosen };
  }
  const anchor = selection.anchor ?? selection.active ?? id;
  const ends = [order.indexOf(anchor), order.indexOf(id)].toSorted((a, b) => a - b);
  return { active: id, anchor, chosen: new Set(order.slice(Math.max(0, ends[0] ?? 0), (ends[1] ?? 0) + 1)) };
}

/** The row `steps` further down (up if negative), kept inside the list; null in an empty one. */
export function rowAt<Id extends string>(selection: ListSelection<Id>, order: readonly Id[], steps: number): Id | null {
  const from = selection.active === null ? -1 : order.indexOf(selection.active);
  const to = from === -1 && steps < 0 ? order.length - 1 : from + steps;
  return order[Math.min(order.length - 1, Math.max(0, to))] ?? null;
}

/** The same without rows that are gone from the list. */
export function keepShown<Id extends string>(selection: ListSelection<Id>, order: readonly Id[]): ListSelection<Id> {
  const shown = new Set(order);
  const isKept = (id: Id | null) => id === null || shown.has(id);
  const isSame = isKept(selection.active) && isKept(selection.anchor) && [...selection.chosen].every(isKept);
  if (isSame) return selection;
  return {
    active: isKept(selection.active) ? selection.active : null,
    anchor: isKept(selection.anchor) ? selection.anchor : null,
    chosen: new Set([...selection.chosen].filter((id) => shown.has(id))),
  };
}
