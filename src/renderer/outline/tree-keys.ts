import type { KeyboardEvent } from 'react';
import type { Direction } from './tree-moves.ts';

export type TreeKey =
  | Direction
  | 'above'
  | 'below'
  | 'inside'
  | 'rename'
  | 'show'
  | 'remove'
  | 'lock'
  | 'undo'
  | 'redo';

/** What a key asks of the tree beside what trees do anyway; null where it is not for the tree. */
export function treeKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): TreeKey | null {
  const mod = event.ctrlKey || event.metaKey;
  const pressed = [mod && 'Mod', event.altKey && 'Alt', event.shiftKey && 'Shift', event.key.toLowerCase()]
    .filter((part) => part !== false)
    .join('-');
  return keys[pressed] ?? null;
}

const keys: Readonly<Record<string, TreeKey>> = {
  'Alt-arrowup': 'up',
  'Alt-arrowdown': 'down',
  'Alt-arrowright': 'indent',
  'Alt-arrowleft': 'outdent',
  'Mod-enter': 'below',
  'Mod-Alt-enter': 'above',
  'Mod-Shift-enter': 'inside',
  insert: 'below',
  f2: 'rename',
  enter: 'show',
  ' ': 'show',
  delete: 'remove',
  'Mod-Shift-l': 'lock',
  'Mod-z': 'undo',
  'Mod-y': 'redo',
  'Mod-Shift-z': 'redo',
};
