import { pickPathsSchema } from '#shared/contract/shell-messages.ts';
import { channels, type ElectronApi } from './electron-api.ts';
import type { Windows } from './set-up-windows.ts';

/** The system's own dialogs for folders and files. */
export function setUpDialogs({ ipcMain, dialog }: Pick<ElectronApi, 'ipcMain' | 'dialog'>, windows: Windows): void {
  ipcMain.handle(channels.pickPaths, async (event, asked: unknown) => {
    const window = windows.ofSender(event);
    const parsed = pickPathsSchema.safeParse(asked);
    if (window === null || !parsed.success) return [];
    const { kind, title } = parsed.data;
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title,
      properties: kind === 'files' ? ['openFile', 'multiSelections'] : ['openDirectory', 'createDirectory'],
    });
    return canceled ? [] : filePaths;
  });
}
