import { expect, it } from 'vitest';
import { conflictOf, withShortcut } from '#renderer/settings/shortcut-conflicts.ts';

const commands = [
  { id: 'a', shortcut: 'Mod-K' },
  { id: 'b', shortcut: 'Mod-K' },
  { id: 'c' },
  { id: 'd', shortcut: 'Mod-L' },
];

it('finds another command under the same keys', () => {
  expect(commands.map((command) => conflictOf(commands, command)?.id ?? null)).toEqual(['b', 'a', null, null]);
});

it('keeps the choice of each command beside the others, or takes it out', () => {
  expect(withShortcut({ a: 'Mod-J' }, 'b', null)).toEqual({ a: 'Mod-J', b: null });
  expect(withShortcut({ a: 'Mod-J', b: null }, 'a', 'Mod-U')).toEqual({ b: null, a: 'Mod-U' });
  expect(withShortcut({ a: 'Mod-J', b: null }, 'b', undefined)).toEqual({ a: 'Mod-J' });
});
