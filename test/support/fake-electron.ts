import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions } from 'electron';
import type { ElectronApi } from '#main/shells/electron/electron-api.ts';

type Message = { readonly channel: string; readonly message: unknown };
type OpenDecision = { readonly action: string };
type RequestListener = (of: { url: string }, decide: (decision: { cancel: boolean }) => void) => void;

class FakeSession {
  permission: (permission: string) => boolean = () => true;
  isLoadable: (url: string) => boolean = () => true;
  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener) => {
      this.isLoadable = (url) => {
        let isCancelled = false;
        listener({ url }, ({ cancel }) => (isCancelled = cancel));
        return !isCancelled;
      };
    },
  };
  setPermissionRequestHandler(
    decide: (contents: null, permission: string, answer: (is: boolean) => void) => void,
  ): void {
    this.permission = (permission) => {
      let granted = true;
      decide(null, permission, (is) => (granted = is));
      return granted;
    };
  }
  check: (permission: string) => boolean = () => true;
  setPermissionCheckHandler(decide: (contents: null, permission: string) => boolean): void {
    this.check = (permission) => decide(null, permission);
  }
  device: () => boolean = () => true;
  setDevicePermissionHandler(decide: () => boolean): void {
    this.device = decide;
  }
}

class FakeContents extends EventEmitter {
  readonly session = new FakeSession();
  readonly sent: Message[] = [];
  /** What a print gives; a test puts another in its place. */
  print: (options: Record<string, unknown>) => Promise<Uint8Array> = async () => new Uint8Array();
  printToPDF(options: Record<string, unknown>): Promise<Uint8Array> {
    return this.print(options);
  }
  openHandler: (of: { url: string }) => OpenDecision = () => ({ action: 'allow' });
  send(channel: string, message: unknown): void {
    // Electron clones what it sends: what can't be cloned is a fault of ours.
    this.sent.push({ channel, message: structuredClone(message) });
  }
  setWindowOpenHandler(handler: (of: { url: string }) => OpenDecision): void {
    this.openHandler = handler;
  }
}

class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents();
  readonly id: number;
  readonly options: Record<string, unknown>;
  address = '';
  isShown = false;
  isGone = false;
  isInFront = false;
  constructor(id: number, options: Record<string, unknown>) {
    super();
    this.id = id;
    this.options = options;
  }
  async loadURL(address: string): Promise<void> {
    this.address = address;
  }
  show(): void {
    this.isShown = true;
  }
  focus(): void {
    this.isInFront = true;
  }
  restore(): void {}
  maximize(): void {}
  isMinimized(): boolean {
    return false;
  }
  isMaximized(): boolean {
    return false;
  }
  destroy(): void {
    this.isGone = true;
  }
  isDestroyed(): boolean {
    return this.isGone;
  }
  getNormalBounds() {
    return { x: 10, y: 20, width: 900, height: 700 };
  }
}

class FakeChild extends EventEmitter {
  readonly received: unknown[] = [];
  isKilled = false;
  postMessage(message: unknown): void {
    this.received.push(structuredClone(message));
  }
  kill(): boolean {
    this.isKilled = true;
    return true;
  }
}

class FakeApp extends EventEmitter {
  isFirst = true;
  hasQuit = false;
  isSandboxed = false;
  locale = 'en-GB';
  readonly recent: string[] = [];
  ready = (): void => undefined;
  requestSingleInstanceLock(): boolean {
    return this.isFirst;
  }
  enableSandbox(): void {
    this.isSandboxed = true;
  }
  whenReady(): Promise<void> {
    return new Promise((resolve) => (this.ready = resolve));
  }
  quit(): void {
    this.hasQuit = true;
  }
  getLocale(): string {
    return this.locale;
  }
  addRecentDocument(path: string): void {
    this.recent.push(path);
  }
}

/** As much of Electron as Heddle's shell uses, with what happened to it. Its keyring turns letters round. */
export function createFakeElectron() {
  const windows: FakeWindow[] = [];
  const children: FakeChild[] = [];
  const app = new FakeApp();
  const ipcMain = new EventEmitter();
  const state = {
    app,
    windows,
    children,
    ipcMain,
    schemes: [] as unknown[],
    protocolHandler: (async () => new Response()) as (request: Request) => Promise<Response>,
    handlers: new Map<string, (event: unknown, asked: unknown) => unknown>(),
    opened: [] as string[],
    menu: [] as MenuItemConstructorOptions[],
    errorBoxes: [] as string[],
    keyring: { isAvailable: true, backend: 'gnome_libsecret' },
    picked: { canceled: false, filePaths: ['/somewhere/paper.pdf'] },
  };
  function newWindow(options: Record<string, unknown>): FakeWindow {
    const window = new FakeWindow(windows.length + 1, options);
    windows.push(window);
    app.emit('web-contents-created', {}, window.webContents);
    return window;
  }
  // Called with `new` by the shell: a function that returns an object gives that object.
  const BrowserWindow = Object.assign(
    function BrowserWindow(options: Record<string, unknown>) {
      return newWindow(options);
    },
    { getFocusedWindow: () => windows.at(-1) ?? null },
  );
  const fake = {
    app,
    BrowserWindow,
    dialog: {
      showOpenDialog: async () => state.picked,
      showErrorBox: (_title: string, text: string) => state.errorBoxes.push(text),
    },
    ipcMain: Object.assign(ipcMain, {
      handle: (channel: string, handler: (event: unknown, asked: unknown) => unknown) =>
        state.handlers.set(channel, handler),
    }),
    Menu: {
      buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (template: MenuItemConstructorOptions[]) => (state.menu = template),
    },
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown[]) => state.schemes.push(...schemes),
      handle: (_scheme: string, handler: (request: Request) => Promise<Response>) => (state.protocolHandler = handler),
    },
    safeStorage: {
      isEncryptionAvailable: () => state.keyring.isAvailable,
      getSelectedStorageBackend: () => state.keyring.backend,
      encryptString: (text: string) => Buffer.from([...text].toReversed().join('')),
      decryptString: (bytes: Buffer) => [...bytes.toString('utf8')].toReversed().join(''),
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1600, height: 1000 } }] },
    session: {},
    shell: { openExternal: async (address: string) => void state.opened.push(address) },
    utilityProcess: {
      fork: () => {
        const child = new FakeChild();
        children.push(child);
        return child;
      },
    },
  } satisfies Record<keyof ElectronApi, unknown>;
  // Electron's classes have hundreds of members; the fake has those that are used, and fails where another is.
  return { ...state, state, electron: fake as unknown as ElectronApi };
}
