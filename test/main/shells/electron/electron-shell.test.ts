import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runElectronShell } from '#main/shells/electron/run-electron-shell.ts';
import { createFakeElectron } from '#test/support/fake-electron.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const ourFrame = { url: 'heddle://app/index.html', parent: null };
const request = { kind: 'request', id: 1, name: 'app.read', input: {} };

async function startShell(options: { argv?: readonly string[]; platform?: NodeJS.Platform } = {}) {
  const config = await tempFolder();
  const fake = createFakeElectron();
  runElectronShell({
    electron: fake.electron,
    argv: options.argv ?? ['electron'],
    platform: options.platform ?? 'linux',
    environment: { HEDDLE_CONFIG_DIR: config },
  });
  fake.app.ready();
  await settled();
  return { ...fake, config };
}

/** A turn of the event loop: what was promised is there. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function projectFolder(): Promise<string> {
  const folder = await tempFolder();
  await mkdir(join(folder, 'p'), { recursive: true });
  await writeFile(join(folder, 'p', 'project.db'), '');
  return join(folder, 'p');
}

it('opens one sandboxed window on the start screen', async () => {
  const { windows, app, schemes } = await startShell();
  expect(windows).toHaveLength(1);
  expect(windows[0]?.address).toBe('heddle://app/index.html');
  expect(windows[0]?.options['webPreferences']).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
    spellcheck: false,
  });
  expect(app.isSandboxed).toBe(true);
  expect(schemes).toMatchObject([{ scheme: 'heddle', privileges: { standard: true, secure: true } }]);
});

it('opens the project that the command line names, and remembers it for the system', async () => {
  const folder = await projectFolder();
  const { windows, app } = await startShell({ argv: ['electron', 'main.js', join(folder, 'project.db')] });
  expect(windows[0]?.address).toBe(`heddle://app/index.html#${new URLSearchParams({ project: folder }).toString()}`);
  expect(app.recent).toEqual([folder]);
});

it('shows a project that a second start names in the first, and the window it has already', async () => {
  const folder = await projectFolder();
  const { windows, app } = await startShell();
  app.emit('second-instance', {}, ['electron', 'main.js', folder]);
  expect(windows).toHaveLength(2);
  app.emit('second-instance', {}, ['electron', 'main.js', folder]);
  expect(windows).toHaveLength(2);
  expect(windows[1]?.isInFront).toBe(true);
});

it('ends a second start at once', async () => {
  const fake = createFakeElectron();
  fake.app.isFirst = false;
  runElectronShell({ electron: fake.electron, argv: [], platform: 'linux', environment: {} });
  expect(fake.app.hasQuit).toBe(true);
  expect(fake.schemes).toEqual([]);
});

it('opens a folder that a Mac hands over before the app is ready', async () => {
  const fake = createFakeElectron();
  const config = await tempFolder();
  runElectronShell({
    electron: fake.electron,
    argv: ['Heddle'],
    platform: 'darwin',
    environment: { HEDDLE_CONFIG_DIR: config },
  });
  fake.app.emit('open-file', { preventDefault: () => undefined }, '/reports/audit');
  fake.app.ready();
  await settled();
  expect(fake.windows.map(({ address }) => address)).toEqual([
    `heddle://app/index.html#${new URLSearchParams({ project: '/reports/audit' }).toString()}`,
  ]);
});

it('carries messages between a window and the core, in the form of the contract', async () => {
  const { windows, children, ipcMain } = await startShell();
  const [window] = windows;
  const [core] = children;
  window?.webContents.emit('did-finish-load');
  ipcMain.emit('heddle:to-core', { sender: window?.webContents, senderFrame: ourFrame }, request);
  expect(core?.received).toMatchObject([
    { kind: 'start' },
    { kind: 'connect', connection: 'window-1' },
    { kind: 'message', connection: 'window-1', message: request },
  ]);
  const answer = { kind: 'answer', id: 1, result: { ok: true, value: {} } };
  core?.emit('message', { kind: 'message', connection: 'window-1', message: answer });
  expect(window?.webContents.sent).toEqual([{ channel: 'heddle:from-core', message: answer }]);
});

it.each([
  ['a page of another address', { url: 'https://example.org/', parent: null }, request],
  ['a frame inside our page', { url: 'heddle://app/index.html', parent: {} }, request],
  ['a frame that is gone', null, request],
  ['a message of another form', ourFrame, { kind: 'request', name: 'app.read' }],
  ['an address that only begins like ours', { url: 'heddle://app.example.org/', parent: null }, request],
  ['a source in the place of our page', { url: 'heddle://app/files/source?id=src_abcdef', parent: null }, request],
])('refuses %s, and logs it', async (_name, senderFrame, message) => {
  const { windows, children, ipcMain, config } = await startShell();
  ipcMain.emit('heddle:to-core', { sender: windows[0]?.webContents, senderFrame }, message);
  expect(children[0]?.received).toMatchObject([{ kind: 'start' }]);
  expect(await readFile(join(config, 'heddle.log'), 'utf8')).toContain('refused a message');
});

it('lets no page be left, opened or embedded, and gives links to the browser', async () => {
  const { windows, opened } = await startShell();
  const contents = windows[0]?.webContents;
  let prevented = 0;
  const event = (url: string) => ({ url, preventDefault: () => (prevented += 1) });
  contents?.emit('will-navigate', event('https://example.org/'));
  contents?.emit('will-navigate', event('heddle://app/index.html#x'));
  contents?.emit('will-attach-webview', event(''));
  expect(prevented).toBe(2);
  // A source lies at an address of ours, and is no page of ours.
  contents?.emit('will-navigate', event('heddle://app/files/source?folder=/p&id=src_abcdef'));
  contents?.emit('will-navigate', event('heddle://app/'));
  contents?.emit('will-frame-navigate', { ...event('heddle://app/index.html'), isMainFrame: false });
  contents?.emit('will-frame-navigate', { ...event('file:///etc/passwd'), isMainFrame: true });
  contents?.emit('will-redirect', event('heddle://app/index.html'));
  expect(prevented).toBe(7);
  expect(contents?.openHandler({ url: 'https://example.org/a' })).toEqual({ action: 'deny' });
  expect(contents?.openHandler({ url: 'file:///etc/passwd' })).toEqual({ action: 'deny' });
  expect(opened).toEqual(['https://example.org/a']);
});

it('permits a page to write to the clipboard, and nothing else', async () => {
  const { windows } = await startShell();
  const session = windows[0]?.webContents.session;
  for (const permission of [
    'geolocation',
    'media',
    'display-capture',
    'notifications',
    'clipboard-read',
    'openExternal',
    'fileSystem',
    'hid',
    'serial',
    'usb',
    'idle-detection',
    'midiSysex',
    'pointerLock',
    'fullscreen',
  ]) {
    expect([permission, session?.permission(permission), session?.check(permission)]).toEqual([
      permission,
      false,
      false,
    ]);
  }
  expect(session?.permission('clipboard-sanitized-write')).toBe(true);
  expect(session?.check('clipboard-sanitized-write')).toBe(true);
  expect(session?.device()).toBe(false);
});

it('lets no window reach a network, whatever its page asks for', async () => {
  const { windows } = await startShell();
  const session = windows[0]?.webContents.session;
  const asked = [
    'https://example.org/',
    'http://127.0.0.1:1/',
    'ws://localhost/',
    'file:///etc/passwd',
    'ftp://a/',
    '',
  ];
  expect(asked.filter((url) => session?.isLoadable(url))).toEqual([]);
  const own = ['heddle://app/index.html', 'data:text/plain,x', 'blob:heddle://app/1', 'devtools://devtools/x'];
  expect(own.filter((url) => session?.isLoadable(url))).toEqual(own);
});

it.each([
  'file:///etc/passwd',
  'smb://a/b',
  'javascript:alert(1)',
  'heddle://app/',
  'ms-msdt:/id',
  'vscode://x',
  'data:,x',
  'not an address',
])('gives no other program the link %s', async (url) => {
  const { windows, opened } = await startShell();
  expect(windows[0]?.webContents.openHandler({ url })).toEqual({ action: 'deny' });
  expect(opened).toEqual([]);
});

it.each(['/../../package.json', '/..%2f..%2fpackage.json', '/%252e%252e/package.json', '/assets\\..\\x', '/a%00b'])(
  'answers no address outside the built files: %s',
  async (path) => {
    const { state } = await startShell();
    const response = await state.protocolHandler(new Request(`heddle://app${path}`));
    expect(response.status).toBe(404);
  },
);

it('answers the page with the policy, and no other host of the scheme', async () => {
  const { state } = await startShell();
  const page = await state.protocolHandler(new Request('heddle://app/index.html'));
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await page.text()).toContain('<div id="root">');
  expect((await state.protocolHandler(new Request('heddle://other/index.html'))).status).toBe(403);
});

it('streams the range of a source that was asked for', async () => {
  const { state, children } = await startShell();
  const folder = await tempFolder();
  const path = join(folder, 'original.pdf');
  await writeFile(path, '0123456789');
  const asked = state.protocolHandler(
    new Request('heddle://app/files/source?folder=/p&id=src_abcdef', { headers: { range: 'bytes=2-5' } }),
  );
  const question = children[0]?.received.at(-1) as { kind: string; id: number };
  expect(question).toMatchObject({ kind: 'find-file', of: { kind: 'source', folder: '/p', id: 'src_abcdef' } });
  children[0]?.emit('message', { kind: 'file', id: question.id, found: { path, mediaType: 'application/pdf' } });
  const response = await asked;
  expect(response.status).toBe(206);
  expect(response.headers.get('content-range')).toBe('bytes 2-5/10');
  expect(await response.text()).toBe('2345');
});

it.each([
  ['text/html', 'application/octet-stream'],
  ['image/svg+xml', 'application/octet-stream'],
  ['text/javascript', 'application/octet-stream'],
  ['application/xhtml+xml', 'application/octet-stream'],
  ['image/png', 'image/png'],
])('gives a source of %s as %s, which runs nothing', async (mediaType, sentAs) => {
  const { state, children } = await startShell();
  const path = join(await tempFolder(), 'source');
  await writeFile(path, '<script>alert(1)</script>');
  const asked = state.protocolHandler(new Request('heddle://app/files/source?folder=/p&id=src_abcdef'));
  const question = children[0]?.received.at(-1) as { id: number };
  children[0]?.emit('message', { kind: 'file', id: question.id, found: { path, mediaType } });
  const { headers } = await asked;
  expect(headers.get('content-type')).toBe(sentAs);
  expect(headers.get('content-security-policy')).toContain('sandbox');
  expect(headers.get('content-security-policy')).not.toContain('script-src');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

it('follows no link out of the folder of a source, and takes no method but GET', async () => {
  const { state, children } = await startShell();
  const folder = await tempFolder();
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await mkdir(join(folder, 'sources'));
  await symlink('../secret.txt', join(folder, 'sources', 'a.txt'));
  const asked = state.protocolHandler(new Request('heddle://app/files/source?folder=/p&id=src_abcdef'));
  const question = children[0]?.received.at(-1) as { id: number };
  const path = join(folder, 'sources', 'a.txt');
  children[0]?.emit('message', { kind: 'file', id: question.id, found: { path, mediaType: 'text/plain' } });
  expect((await asked).status).toBe(404);
  for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']) {
    const answer = await state.protocolHandler(new Request('heddle://app/index.html', { method }));
    expect([method, answer.status]).toEqual([method, 403]);
  }
});

it('hands an export out as a download under its name', async () => {
  const { state, children } = await startShell();
  const path = join(await tempFolder(), 'exp_abcdef');
  await writeFile(path, 'a report');
  const asked = state.protocolHandler(new Request('heddle://app/files/export?folder=/p&id=exp_abcdef'));
  const question = children[0]?.received.at(-1) as { kind: string; id: number };
  expect(question).toMatchObject({ kind: 'find-file', of: { kind: 'export', folder: '/p', id: 'exp_abcdef' } });
  const found = { path, mediaType: 'text/markdown', downloadName: 'A "b".md' };
  children[0]?.emit('message', { kind: 'file', id: question.id, found });
  const response = await asked;
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="A _b_.md"; filename*=UTF-8''A%20%22b%22.md`,
  );
  expect(await response.text()).toBe('a report');
});

it('starts a core that ended anew, tells the windows, and gives up after a few times', async () => {
  const { windows, children, errorBoxes } = await startShell();
  windows[0]?.webContents.emit('did-finish-load');
  children[0]?.emit('exit', 137);
  expect(children).toHaveLength(2);
  expect(children[1]?.received).toMatchObject([{ kind: 'start' }, { kind: 'connect', connection: 'window-1' }]);
  expect(windows[0]?.webContents.sent.at(-1)?.message).toEqual({ kind: 'core-restarted' });
  children[1]?.emit('exit', 137);
  children[2]?.emit('exit', 137);
  children[3]?.emit('exit', 137);
  expect(children).toHaveLength(4);
  expect(errorBoxes[0]).toContain('What you wrote is safe');
});

it('notes each process that fails, and none that ends as it should', async () => {
  const { app, children, config } = await startShell();
  children[0]?.emit('exit', 134);
  app.emit('render-process-gone', {}, {}, { reason: 'oom', exitCode: 5 });
  app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 9 });
  app.emit('render-process-gone', {}, {}, { reason: 'clean-exit', exitCode: 0 });
  app.emit('child-process-gone', {}, { type: 'Utility', reason: 'killed', exitCode: 15 });
  app.emit('child-process-gone', {}, { type: 'Utility', serviceName: 'Heddle core', reason: 'crashed', exitCode: 134 });
  const lines = (await readFile(join(config, 'problems', 'problems.jsonl'), 'utf8')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { kind: 'process', part: 'shell', subject: 'core', code: 'code 134' },
    { kind: 'process', part: 'shell', subject: 'window', code: 'oom 5' },
    { kind: 'process', part: 'shell', subject: 'GPU', code: 'crashed 9' },
  ]);
});

it('ends the core in order before it quits', async () => {
  const { app, children } = await startShell();
  let isHeld = false;
  app.emit('before-quit', { preventDefault: () => (isHeld = true) });
  expect(isHeld).toBe(true);
  expect(children[0]?.received.at(-1)).toEqual({ kind: 'close' });
  children[0]?.emit('message', { kind: 'closed' });
  await settled();
  expect(children[0]?.isKilled).toBe(true);
  expect(app.hasQuit).toBe(true);
  // The exit that follows is no crash.
  children[0]?.emit('exit', 0);
  expect(children).toHaveLength(1);
});

it('puts the window where it stood', async () => {
  const { windows, config } = await startShell();
  expect(windows[0]?.options).toMatchObject({ width: 1440, height: 900, x: 80, y: 50 });
  windows[0]?.emit('close');
  const fake = createFakeElectron();
  runElectronShell({
    electron: fake.electron,
    argv: [],
    platform: 'linux',
    environment: { HEDDLE_CONFIG_DIR: config },
  });
  fake.app.ready();
  await settled();
  expect(fake.windows[0]?.options).toMatchObject({ width: 900, height: 700, x: 10, y: 20 });
});

it('has the menus, which run the commands of the window in front', async () => {
  const { state, windows } = await startShell();
  const labels = state.menu.map(({ label, role }) => label ?? role);
  expect(labels).toEqual(['&File', 'editMenu', '&View', 'windowMenu']);
  const view = state.menu[2]?.submenu as { label?: string; click?: () => void }[];
  view.find(({ label }) => label === 'Outline')?.click?.();
  expect(windows[0]?.webContents.sent.at(-1)?.message).toEqual({ kind: 'command', id: 'pane.outline' });
});

it('asks for paths with the dialog of the system, for our page alone', async () => {
  const { state, windows } = await startShell();
  const pick = state.handlers.get('heddle:pick-paths');
  const asked = { kind: 'files', title: 'Import' };
  expect(await pick?.({ sender: windows[0]?.webContents, senderFrame: ourFrame }, asked)).toEqual([
    '/somewhere/paper.pdf',
  ]);
  expect(await pick?.({ sender: windows[0]?.webContents, senderFrame: null }, asked)).toEqual([]);
  expect(await pick?.({ sender: windows[0]?.webContents, senderFrame: ourFrame }, { kind: 'anything' })).toEqual([]);
});
