import { appSettingsPlace } from '#main/app/app-settings-place.ts';
import { errorLogOf } from '#main/app/error-log-of.ts';
import type { ElectronApi } from './electron-api.ts';
import { projectIn } from './project-in-arguments.ts';
import { setUpCoreProcess } from './set-up-core-process.ts';
import { setUpDialogs } from './set-up-dialogs.ts';
import { noteProcesses } from './note-processes.ts';
import { openMasterKey } from './open-master-key.ts';
import { setUpMenu } from './set-up-menu.ts';
import { setUpPrinting } from './set-up-printing.ts';
import { registerScheme, setUpProtocol } from './set-up-protocol.ts';
import { setUpSecurity } from './set-up-security.ts';
import { setUpWindows } from './set-up-windows.ts';

type RunOptions = {
  readonly electron: ElectronApi;
  readonly argv: readonly string[];
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** Heddle in Electron: one process for the core, a window for each project, and everything the system offers around. */
export function runElectronShell({ electron, argv, platform, environment }: RunOptions): void {
  const { app } = electron;
  if (!app.requestSingleInstanceLock()) {
    // The first instance hears of this one's arguments and shows the project.
    app.quit();
    return;
  }
  registerScheme(electron);
  setUpSecurity(electron);
  const configFolder = appSettingsPlace({ environment, platform });
  const errorLog = errorLogOf({ part: 'shell', settingsFolder: configFolder });
  noteProcesses({ app, errorLog });
  const waiting: (string | null)[] = [projectIn(argv)];
  let openWindow = (folder: string | null): void => {
    waiting.push(folder);
  };
  // On a Mac folders come as events, the first before the app is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openWindow(path);
  });
  app.on('second-instance', (_event, words) => openWindow(projectIn(words)));
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit();
  });
  void app.whenReady().then(() => {
    const key = openMasterKey({ safeStorage: electron.safeStorage, configFolder, platform });
    const core = setUpCoreProcess({ electron, configFolder, key, printPage: setUpPrinting(electron), errorLog });
    setUpProtocol(electron, core);
    const windows = setUpWindows({ electron, configFolder, core, platform });
    setUpDialogs(electron, windows);
    setUpMenu({ electron, windows, platform });
    openWindow = windows.open;
    // A folder that came in while starting takes the place of the empty window.
    const named = waiting.filter((folder) => folder !== null);
    for (const folder of named.length > 0 ? named : [null]) windows.open(folder);
    app.on('activate', () => {
      if (windows.count() === 0) windows.open(null);
    });
    let isEnding = false;
    app.on('before-quit', (event) => {
      if (isEnding) return;
      // Projects close in order before the process ends.
      event.preventDefault();
      isEnding = true;
      void core.close().finally(() => app.quit());
    });
  });
}
