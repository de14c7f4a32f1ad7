/** What Heddle uses of Electron. It comes in as a value, so that none of this needs Electron's binary to load. */
export type ElectronApi = Pick<
  typeof import('electron'),
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'protocol'
  | 'safeStorage'
  | 'screen'
  | 'session'
  | 'shell'
  | 'utilityProcess'
>;

export const channels = {
  toCore: 'heddle:to-core',
  fromCore: 'heddle:from-core',
  pickPaths: 'heddle:pick-paths',
} as const;

/** The one address that a window of Heddle shows. */
export const appOrigin = 'heddle://app';
