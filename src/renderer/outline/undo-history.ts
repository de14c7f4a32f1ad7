/** Versions a person's edits led from and to, and those they took back. */
export type UndoHistory = {
  readonly past: readonly { readonly before: number; readonly after: number }[];
  readonly future: readonly { readonly at: number; readonly back: number }[];
};

/** What to restore. `isStale`: someone else changed the outline since, so that it would take back more than the edit. */
export type UndoStep = { readonly restore: number; readonly isStale: boolean } | null;

export const noHistory: UndoHistory = { past: [], future: [] };

export function afterEdit({ past }: UndoHistory, edit: { before: number; after: number }): UndoHistory {
  return { past: [...past, edit].slice(-200), future: [] };
}

export function undoStep({ past }: UndoHistory, version: number): UndoStep {
  const last = past.at(-1);
  return last === undefined ? null : { restore: last.before, isStale: last.after !== version };
}

/** Once the undo made a version of its own, the edit before it leads to that one. */
export function afterUndo({ past, future }: UndoHistory, version: number): UndoHistory {
  const last = past.at(-1);
  if (last === undefined) return { past, future };
  const earlier = past.slice(0, -1);
  const ending = earlier.at(-1);
  return {
    past: ending === undefined ? [] : [...earlier.slice(0, -1), { ...ending, after: version }],
    future: [...future, { at: version, back: last.after }],
  };
}

export function redoStep({ future }: UndoHistory, version: number): UndoStep {
  const last = future.at(-1);
  return last === undefined ? null : { restore: last.back, isStale: last.at !== version };
}

export function afterRedo({ past, future }: UndoHistory, version: number): UndoHistory {
  const last = future.at(-1);
  if (last === undefined) return { past, future };
  const later = future.slice(0, -1);
  const following = later.at(-1);
  return {
    past: [...past, { before: last.at, after: version }],
    future: following === undefined ? [] : [...later.slice(0, -1), { ...following, at: version }],
  };
}
