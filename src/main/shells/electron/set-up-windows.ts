import { join } from 'node:path';
import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { windowMessageSchema } from '#shared/contract/index.ts';
import type { ShellMessage } from '#shared/contract/shell-messages.ts';
import { appOrigin, channels, type ElectronApi } from './electron-api.ts';
import { isPage } from './set-up-security.ts';
import type { CoreProcess } from './set-up-core-process.ts';
import { readWindowState, writeWindowState } from './window-state.ts';

/** The windows that are open, each with its connection to the core. */
export type Windows = {
  /** Opens a window on a project, or shows the one it has; null: a window with the start screen. */
  readonly open: (folder: string | null) => void;
  readonly count: () => number;
  readonly tellFront: (message: ShellMessage) => void;
  /** The window that a message comes from; null for anything but the main frame of one of ours, on our page. */
  readonly ofSender: (event: IpcMainEvent | IpcMainInvokeEvent) => BrowserWindow | null;
};

const preload = join(import.meta.dirname, '../../preload/preload.cjs');
/** Each window stands a little beside the one before. */
const step = 24;

export function setUpWindows(options: {
  readonly electron: Pick<ElectronApi, 'app' | 'BrowserWindow' | 'ipcMain' | 'screen'>;
  readonly configFolder: string;
  readonly core: CoreProcess;
  readonly platform: NodeJS.Platform;
}): Windows {
  const { electron, configFolder, core, platform } = options;
  const { app, BrowserWindow: Window, ipcMain, screen } = electron;
  const statePath = join(configFolder, 'window.json');
  const open = new Map<BrowserWindow, { readonly connection: string; readonly folder: string | null }>();

  function ofSender(event: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow | null {
    const { senderFrame, sender } = event;
    if (senderFrame === null || senderFrame.parent !== null || !isPage(senderFrame.url)) return null;
    return [...open.keys()].find((window) => window.webContents === sender) ?? null;
  }

  function openWindow(folder: string | null): void {
    const before = [...open].find(([, of]) => folder !== null && of.folder === folder)?.[0];
    if (before !== undefined) {
      if (before.isMinimized()) before.restore();
      before.focus();
      return;
    }
    const state = readWindowState(
      statePath,
      screen.getAllDisplays().map(({ workArea }) => workArea),
    );
    const shift = open.size * step;
    const window = new Window({
      ...state.bounds,
      x: state.bounds.x + shift,
      y: state.bounds.y + shift,
      minWidth: 640,
      minHeight: 420,
      // Shown when it has something to show.
      show: false,
      title: 'Heddle',
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        webSecurity: true,
        // Elsewhere than on a Mac, Electron fetches dictionaries from a server.
        spellcheck: platform === 'darwin',
      },
    });
    if (state.isMaximized) window.maximize();
    const connection = `window-${window.id}`;
    open.set(window, { connection, folder });
    window.once('ready-to-show', () => window.show());
    window.on('close', () =>
      writeWindowState(statePath, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }),
    );
    window.on('closed', () => {
      open.delete(window);
      core.disconnect(connection);
    });
    // Each load of the page is a new listener: what the one before waited for is void.
    window.webContents.on('did-start-loading', () => core.disconnect(connection));
    window.webContents.on('did-finish-load', () =>
      core.connect(connection, (message) => {
        if (!window.isDestroyed()) window.webContents.send(channels.fromCore, message);
      }),
    );
    if (folder !== null) app.addRecentDocument(folder);
    const hash = folder === null ? '' : `#${new URLSearchParams({ project: folder }).toString()}`;
    void window.loadURL(`${appOrigin}/index.html${hash}`);
  }

  ipcMain.on(channels.toCore, (event, message: unknown) => {
    const window = ofSender(event);
    const of = window === null ? undefined : open.get(window);
    const parsed = windowMessageSchema.safeParse(message);
    if (of === undefined || !parsed.success) {
      core.log('refused a message from a page or of a form that isn’t ours');
      return;
    }
    core.send(of.connection, parsed.data);
  });
  core.onRestart(() => {
    for (const window of open.keys())
      window.webContents.send(channels.fromCore, { kind: 'core-restarted' } satisfies ShellMessage);
  });

  return {
    open: openWindow,
    count: () => open.size,
    tellFront: (message) => {
      const front = Window.getFocusedWindow() ?? [...open.keys()].at(-1);
      front?.webContents.send(channels.fromCore, message);
    },
    ofSender,
  };
}
