import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { appSettingsPlace } from '#main/app/app-settings-place.ts';
import { findChromium } from '#main/app/chromium.ts';
import { openChromiumWindow, type AppWindows } from './chromium-window.ts';
import { openInBrowser } from './open-in-browser.ts';
import { ownPort } from './own-port.ts';
import { askRunningInstance, becomeRunningInstance, type RunningInstance } from './running-instance.ts';
import { addressOf, newSecret, newSessionKeys, type SessionKeys } from './session.ts';
import { superviseCore } from './supervise-core.ts';
import { whereToShow, type Showing } from './where-to-show.ts';

export type WebShellOptions = {
  /** The project that is shown first; null for the start screen. */
  readonly folder: string | null;
  /** 0 takes any free one. */
  readonly port: number;
  readonly wanted: 'any' | 'browser' | 'none';
  /** Whether a later start finds this one and opens a window of it. */
  readonly isFound: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The address, where a person needs it. */
  readonly print: (line: string) => void;
  /** Everything else that is worth knowing. */
  readonly say: (line: string) => void;
};

/**
 * Runs Heddle as a server of this machine with a window on it, until the window is closed or `stop` is called. Returns
 * the exit code.
 */
export async function runWebShell(options: WebShellOptions, stopped: Promise<void>): Promise<number> {
  const { environment, port, isFound, print, say } = options;
  const { platform } = process;
  const folder = options.folder === null ? null : resolve(options.folder);
  if (folder !== null && !existsSync(join(folder, 'project.db'))) {
    say(`There is no Heddle project in ${folder}. Make one with: heddle init ${folder}`);
    return 2;
  }
  const configFolder = appSettingsPlace({ environment, platform });
  if (isFound) {
    const words = await askRunningInstance(configFolder, folder);
    if (words !== null) {
      print(words);
      return 0;
    }
  }
  const chromium = findChromium({ environment, platform, home: homedir() });
  const showing = whereToShow({ environment, platform, wanted: options.wanted, hasChromium: chromium !== null });
  let take: ReturnType<typeof superviseCore>['take'] = (socket) => socket.destroy();
  let owned: Awaited<ReturnType<typeof ownPort>>;
  try {
    owned = await ownPort({ port, onConnection: (socket) => take(socket) });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    say(
      code === 'EADDRINUSE'
        ? `Port ${port} is taken by another program. Name another with --port.`
        : `Port ${port} can't be opened (${code}).`,
    );
    return 1;
  }
  const keys = newSessionKeys(owned.port);
  const isRoot = process.getuid?.() === 0;
  const profile = isFound ? join(configFolder, 'window') : mkdtempSync(join(tmpdir(), 'heddle-window-'));
  // First of all: nothing takes as long as a browser to start.
  const opening =
    showing === 'app-window' && chromium !== null
      ? openChromiumWindow({
          program: chromium,
          profile,
          keys,
          address: pageOf(keys, folder),
          isRoot,
          onLink: (link) => void openInBrowser(link, platform),
        })
      : null;
  if (opening !== null && isRoot)
    say('heddle: as root, Chromium runs without its sandbox. Start Heddle as a user of your own for it.');
  let giveUp = (): void => undefined;
  const gaveUp = new Promise<'gave-up'>((end) => (giveUp = () => end('gave-up')));
  const core = superviseCore({ keys, logFolder: configFolder, environment, say, onGaveUp: () => giveUp() });
  take = core.take;

  const shown: Shown = { showing, windows: null };
  const newLink = (wantedFolder: string | null, host?: string): string => {
    const secret = newSecret();
    core.addLink(secret);
    return linkOf(keys, { secret, folder: wantedFolder, ...(host === undefined ? {} : { host }) });
  };
  const becoming = isFound
    ? becomeInstance(configFolder, (wish) => answerWish(wish, shown, keys, newLink))
    : Promise.resolve(null);
  const localhost = keys.hosts[1] ?? '';
  const printAddress = () =>
    print(
      `Heddle is at ${newLink(folder, localhost)}\nThe link works once. From another machine: ssh -L ${owned.port}:localhost:${owned.port} ${hostname()}, then open it there. Ctrl-C ends Heddle.`,
    );

  if (opening !== null) {
    shown.windows = await opening;
    if (shown.windows === null) {
      say(`heddle: ${chromium} shows no window.`);
      shown.showing = 'browser';
    }
  }
  // Whoever reads the address may start a second Heddle at once: it must find this one.
  await becoming;
  if (shown.showing === 'browser' && !(await openInBrowser(newLink(folder), platform))) shown.showing = 'address';
  if (shown.showing === 'browser') print(`Heddle is open in your browser, at ${addressOf(keys)}. Ctrl-C ends it.`);
  if (shown.showing === 'address') printAddress();

  const closed = shown.windows?.closed ?? new Promise<void>(() => undefined);
  const how = await Promise.race([
    gaveUp,
    closed.then(() => 'closed' as const),
    stopped.then(() => 'stopped' as const),
  ]);
  (await becoming)?.close();
  owned.close();
  await Promise.all([shown.windows?.close(), core.close()]);
  if (!isFound) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  return how === 'gave-up' ? 1 : 0;
}

type Shown = { showing: Showing; windows: AppWindows | null };

/** A window of this Heddle for a second start, shown as the first one was. Returns what to tell whoever started it. */
async function answerWish(
  folder: string | null,
  { showing, windows }: Shown,
  keys: SessionKeys,
  newLink: (folder: string | null, host?: string) => string,
): Promise<string> {
  if (windows !== null) {
    windows.openAnother(pageOf(keys, folder));
    return 'Heddle is running already: it opens another window.';
  }
  if (showing === 'browser' && (await openInBrowser(newLink(folder), process.platform)))
    return 'Heddle is running already: it opens in your browser.';
  return `Heddle is running already, at ${newLink(folder, keys.hosts[1])}\nThe link works once.`;
}

async function becomeInstance(
  configFolder: string,
  onWish: (folder: string | null) => Promise<string>,
): Promise<RunningInstance | null> {
  try {
    return await becomeRunningInstance({ configFolder, onWish });
  } catch {
    // Settings that can't be written are told of where they are used.
    return null;
  }
}

function pageOf(keys: SessionKeys, folder: string | null): string {
  return `${addressOf(keys)}${folder === null ? '' : `#${new URLSearchParams({ project: folder }).toString()}`}`;
}

function linkOf(
  keys: SessionKeys,
  { secret, folder, host }: { secret: string; folder: string | null; host?: string },
): string {
  const parameters = new URLSearchParams({ link: secret, ...(folder === null ? {} : { project: folder }) });
  return `${addressOf(keys, host)}?${parameters.toString()}`;
}
