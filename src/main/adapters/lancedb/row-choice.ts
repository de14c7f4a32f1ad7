/** The row numbers to write when an id may be given twice: the last of each, in order. */
export function newestOfEachId(ids: readonly string[]): readonly number[] {
  return [...new Map(ids.map((id, row) => [id, row])).values()].sort((a, b) => a - b);
}

/**
 * Leaves out rows that are stored already with the same content, so that work done again after a crash writes nothing,
 * and tells whether any of the others replaces one: plain adding is ten times as fast.
 */
export function chooseRows<Stored>(options: {
  ids: readonly string[];
  rows: readonly number[];
  stored: ReadonlyMap<string, Stored>;
  isSame: (row: number, stored: Stored) => boolean;
}): { chosen: readonly number[]; replaces: boolean } {
  const { ids, rows, stored, isSame } = options;
  let replaces = false;
  const chosen = rows.filter((row) => {
    const old = stored.get(ids[row] ?? '');
    if (old === undefined) return true;
    if (isSame(row, old)) return false;
    replaces = true;
    return true;
  });
  return { chosen, replaces };
}
