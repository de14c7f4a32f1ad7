import { Dialog as Base } from '@base-ui/react/dialog';
import { Command as Palette } from 'cmdk';
import { useText } from '#renderer/language/index.ts';
import { shownShortcut, useAllCommands } from './commands.ts';

/** Every command by its name, under Ctrl/Cmd-K. */
export function CommandPalette({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const text = useText();
  const commands = useAllCommands().filter(({ isEnabled = true }) => isEnabled);
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className="ui-backdrop" />
        <Base.Popup className="app-palette" aria-label={text.app.palette}>
          <Palette label={text.app.palette} loop>
            <Palette.Input className="app-palette-input" placeholder={text.app.palettePlaceholder} />
            <Palette.List className="app-palette-list" label={text.app.palette}>
              <Palette.Empty className="app-palette-empty">{text.app.paletteEmpty}</Palette.Empty>
              {commands.map(({ id, title, shortcut, run }) => (
                <Palette.Item
                  key={id}
                  value={`${title} ${id}`}
                  className="app-palette-item"
                  onSelect={() => {
                    onClose();
                    // After the palette gave the focus back: a command may take it elsewhere.
                    setTimeout(run, 0);
                  }}
                >
                  {title}
                  {shortcut !== undefined && (
                    <kbd className="ui-shortcut" aria-hidden>
                      {shownShortcut(shortcut)}
                    </kbd>
                  )}
                </Palette.Item>
              ))}
            </Palette.List>
          </Palette>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
