import { useState, type KeyboardEvent } from 'react';
import { shortcutOf, shownShortcut, useAllCommands, type Command } from '#renderer/app/commands.ts';
import { useText } from '#renderer/language/index.ts';
import { Button, SearchField } from '#renderer/ui/index.ts';
import { conflictOf, withShortcut } from './shortcut-conflicts.ts';
import type { PreferencesAccess } from './use-preferences.ts';

/** Every command with its keys, which a person may change, take away, or put back. */
export function ShortcutsTab({ preferences, set }: PreferencesAccess) {
  const text = useText();
  const words = text.settings;
  const commands = uniqueById(useAllCommands());
  const [sought, setSought] = useState('');
  const [changedId, setChangedId] = useState<string | null>(null);
  const { shortcuts } = preferences;
  const choose = (id: string, shortcut: string | null | undefined) =>
    set({ shortcuts: withShortcut(shortcuts, id, shortcut) });

  function onKeyDown(event: KeyboardEvent, id: string): void {
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') setChangedId(null);
    const pressed = shortcutOf(event.nativeEvent);
    if (pressed === null) return;
    choose(id, pressed);
    setChangedId(null);
  }

  const shown = commands.filter(({ title }) => title.toLowerCase().includes(sought.trim().toLowerCase()));
  return (
    <div className="settings-form">
      <p className="settings-soft">{words.shortcutsText}</p>
      <SearchField label={words.shortcutsFilter} value={sought} onValue={setSought} />
      <table className="settings-table settings-shortcuts">
        <thead>
          <tr>
            <th scope="col">{words.command}</th>
            <th scope="col">{words.keys}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {shown.map((command) => {
            const { id, title, shortcut } = command;
            const other = conflictOf(commands, command);
            return (
              <tr key={id}>
                <th scope="row">{title}</th>
                <td>
                  {changedId === id ? (
                    <button
                      type="button"
                      autoFocus
                      className="settings-capture"
                      onKeyDown={(event) => onKeyDown(event, id)}
                      onBlur={() => setChangedId(null)}
                    >
                      {words.shortcutPress}
                    </button>
                  ) : (
                    <kbd>{shortcut === undefined ? words.shortcutNone : shownShortcut(shortcut)}</kbd>
                  )}
                  {other !== null && (
                    <span className="settings-conflict">{words.shortcutConflict({ other: other.title })}</span>
                  )}
                </td>
                <td className="settings-shortcut-actions">
                  <Button
                    variant="quiet"
                    aria-label={words.shortcutChange({ command: title })}
                    onClick={() => setChangedId(id)}
                  >
                    {words.shortcutChangeShort}
                  </Button>
                  {shortcut !== undefined && (
                    <Button
                      variant="quiet"
                      aria-label={words.shortcutClear({ command: title })}
                      onClick={() => choose(id, null)}
                    >
                      {words.shortcutClearShort}
                    </Button>
                  )}
                  {Object.hasOwn(shortcuts, id) && (
                    <Button
                      variant="quiet"
                      aria-label={words.shortcutReset({ command: title })}
                      onClick={() => choose(id, undefined)}
                    >
                      {words.shortcutResetShort}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function uniqueById(commands: readonly Command[]): readonly Command[] {
  return [...new Map(commands.map((command) => [command.id, command])).values()];
}
