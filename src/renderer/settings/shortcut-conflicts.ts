type Keyed = { readonly id: string; readonly shortcut?: string };

type Chosen = Readonly<Record<string, string | null>>;

/** Another command under the same keys; null where there is none. */
export function conflictOf<Command extends Keyed>(commands: readonly Command[], command: Command): Command | null {
  if (command.shortcut === undefined) return null;
  return commands.find(({ id, shortcut }) => id !== command.id && shortcut === command.shortcut) ?? null;
}

/** The choices with one more: null for no keys at all, undefined for the usual ones. */
export function withShortcut(
  chosen: Chosen,
  id: string,
  shortcut: string | null | undefined,
): Record<string, string | null> {
  const others = Object.entries(chosen).filter(([each]) => each !== id);
  return Object.fromEntries(shortcut === undefined ? others : [...others, [id, shortcut]]);
}
