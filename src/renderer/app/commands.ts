import { useEffect, useRef, useState } from 'react';
import { create } from 'zustand';

/** Something a person can do from anywhere. `shortcut` as in `Mod-Shift-F`; Mod is Ctrl, or Cmd on a Mac. */
export type Command = {
  readonly id: string;
  readonly title: string;
  readonly shortcut?: string;
  readonly run: () => void;
  readonly isEnabled?: boolean;
};

type Registry = {
  readonly byOwner: ReadonlyMap<symbol, readonly Command[]>;
  /** By command: what the person chose instead of the usual; null for none. */
  readonly chosen: Readonly<Record<string, string | null>>;
};

const useRegistry = create<Registry>(() => ({ byOwner: new Map(), chosen: {} }));

/** Offers commands in the palette and under their shortcuts while the component is there. */
export function useCommands(commands: readonly Command[]): void {
  const [owner] = useState(() => Symbol('commands'));
  const newest = useRef(commands);
  useEffect(() => {
    newest.current = commands;
    // Only what is shown of commands is news: a component that draws shortcuts may also offer commands.
    useRegistry.setState((state) => {
      if (isShownAlike(state.byOwner.get(owner) ?? [], commands)) return state;
      const offered = commands.map((command) => ({
        ...command,
        run: () => newest.current.find(({ id }) => id === command.id)?.run(),
      }));
      return { byOwner: new Map(state.byOwner).set(owner, offered) };
    });
  });
  useEffect(
    () => () =>
      useRegistry.setState(({ byOwner }) => ({ byOwner: new Map([...byOwner].filter(([each]) => each !== owner)) })),
    [owner],
  );
}

function isShownAlike(known: readonly Command[], commands: readonly Command[]): boolean {
  return (
    known.length === commands.length &&
    commands.every(({ id, title, shortcut, isEnabled }, index) => {
      const before = known[index];
      return (
        before?.id === id && before.title === title && before.shortcut === shortcut && before.isEnabled === isEnabled
      );
    })
  );
}

export function useAllCommands(): readonly Command[] {
  const { byOwner, chosen } = useRegistry();
  return [...byOwner.values()].flat().map((command) => withChosen(command, chosen));
}

/** As it is shown: "Ctrl+Shift+F", "⇧⌘F". */
export function useShortcutOf(id: string): string | undefined {
  const { byOwner, chosen } = useRegistry();
  const command = [...byOwner.values()].flat().find((each) => each.id === id);
  const shortcut = command === undefined ? undefined : withChosen(command, chosen).shortcut;
  return shortcut === undefined ? undefined : shownShortcut(shortcut);
}

export function setChosenShortcuts(chosen: Registry['chosen']): void {
  useRegistry.setState({ chosen });
}

/** Runs the command that the keys stand for. Returns whether there was one. */
export function runShortcut(event: KeyboardEvent): boolean {
  const { byOwner, chosen } = useRegistry.getState();
  const pressed = shortcutOf(event);
  if (pressed === null) return false;
  const command = [...byOwner.values()]
    .flat()
    .map((each) => withChosen(each, chosen))
    .findLast(({ shortcut, isEnabled = true }) => shortcut === pressed && isEnabled);
  command?.run();
  return command !== undefined;
}

export function runCommand(id: string): void {
  const commands = [...useRegistry.getState().byOwner.values()].flat();
  commands.findLast((command) => command.id === id && command.isEnabled !== false)?.run();
}

/** The keys of an event as a shortcut: `Mod-Alt-Shift-K` in this order; null for keys that are no shortcut. */
export function shortcutOf(event: KeyboardEvent): string | null {
  if (['Control', 'Shift', 'Alt', 'Meta', 'Dead', 'Process'].includes(event.key)) return null;
  const hasMod = isMac() ? event.metaKey : event.ctrlKey;
  const isFunctionKey = /^F\d{1,2}$/.test(event.key);
  if (!hasMod && !event.altKey && !isFunctionKey) return null;
  // With Alt or Shift the key's own sign changes: letters and digits are told by where they lie.
  const key = /^(?:Key|Digit)(?<sign>.)$/.exec(event.code)?.groups?.['sign'] ?? event.key;
  const parts = [
    hasMod ? 'Mod' : null,
    event.altKey ? 'Alt' : null,
    event.shiftKey ? 'Shift' : null,
    key.length === 1 ? key.toUpperCase() : key,
  ];
  return parts.filter((part) => part !== null).join('-');
}

export function shownShortcut(shortcut: string): string {
  const parts = shortcut.split(/-(?=.)/);
  if (!isMac()) return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+');
  return parts.map((part) => ({ Mod: '⌘', Alt: '⌥', Shift: '⇧' })[part] ?? part).join('');
}

function withChosen({ shortcut, ...command }: Command, chosen: Registry['chosen']): Command {
  const wanted = Object.hasOwn(chosen, command.id) ? chosen[command.id] : shortcut;
  return wanted == null ? command : { ...command, shortcut: wanted };
}

function isMac(): boolean {
  return navigator.platform.startsWith('Mac');
}
