import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { runElectronShell } from './run-electron-shell.ts';

runElectronShell({
  electron: {
    app,
    BrowserWindow,
    dialog,
    ipcMain,
    Menu,
    protocol,
    safeStorage,
    screen,
    session,
    shell,
    utilityProcess,
  },
  argv: process.argv,
  platform: process.platform,
  environment: process.env,
});
