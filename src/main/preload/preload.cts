// Sandboxed: plain CommonJS that Electron loads alone, so nothing else of Heddle's may be imported here.
const { contextBridge, ipcRenderer, webUtils } = require('electron') as typeof import('electron');

const toCore = 'heddle:to-core';
const fromCore = 'heddle:from-core';
const pickPaths = 'heddle:pick-paths';

/** All that a window of Electron can reach: messages to and from the core, the system's dialog, and a dropped file's path. */
const bridge = {
  invoke: (message: unknown): void => ipcRenderer.send(toCore, message),
  subscribe: (listener: (message: unknown) => void): (() => void) => {
    const hear = (_event: unknown, message: unknown): void => listener(message);
    ipcRenderer.on(fromCore, hear);
    return () => {
      ipcRenderer.removeListener(fromCore, hear);
    };
  },
  pickPaths: (of: unknown): Promise<readonly string[]> => ipcRenderer.invoke(pickPaths, of),
  // Typed loosely: the types of a page aren't there where the preload is compiled.
  pathOf: (file: Parameters<typeof webUtils.getPathForFile>[0]): string => webUtils.getPathForFile(file),
};

contextBridge.exposeInMainWorld('heddle', bridge);
