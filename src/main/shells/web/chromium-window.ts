import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { callOverPipe, type PipeCall } from '#main/app/chromium.ts';
import { linksOut } from './links-out.ts';
import { addressOf, cookieName, type SessionKeys } from './session.ts';

export type AppWindows = {
  /** Opens one more window of the same browser. */
  readonly openAnother: (address: string) => void;
  /** Settles when the last window is closed. */
  readonly closed: Promise<void>;
  readonly close: () => Promise<void>;
};

const startWithinMs = 20_000;

/**
 * For a window that shows Heddle and no more. Chromium looks names up for services of its own whatever is turned off: it
 * finds none but this machine's.
 */
export function windowFlags({ isRoot }: { readonly isRoot: boolean }): readonly string[] {
  return [
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-default-apps',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-extensions',
    '--disable-domain-reliability',
    '--no-pings',
    '--disable-features=Translate,MediaRouter,OptimizationHints,AsyncDns',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost',
    '--class=Heddle',
    // Chromium refuses to run as root with its sandbox.
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}

/**
 * Shows an address of the session in an app window of Chromium. The cookie is set over a pipe that only this process
 * has, so that it is in no command line; Chromium ends with the pipe. Null where it ends or stays silent instead.
 */
export async function openChromiumWindow(options: {
  readonly program: string;
  readonly profile: string;
  readonly keys: SessionKeys;
  readonly address: string;
  readonly isRoot: boolean;
  /** A link that the person followed leads to this address of somebody else's. */
  readonly onLink: (address: string) => void;
}): Promise<AppWindows | null> {
  const { program, profile, keys, address, isRoot, onLink } = options;
  const words = [`--user-data-dir=${profile}`, ...windowFlags({ isRoot })];
  const start = (first: string, stdio: ('ignore' | 'pipe')[], more: string[] = []): ChildProcess =>
    spawn(program, [...words, ...more, `--app=${first}`], { stdio, detached: false });
  const child = start(
    `${addressOf(keys)}opening`,
    ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    ['--remote-debugging-pipe', '--window-size=1440,900'],
  );
  const closed = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const [, , , toChild, fromChild] = child.stdio;
  const links = linksOut({ own: addressOf(keys), onLink });
  const pipe = callOverPipe(toChild as Writable, fromChild as Readable, (event) => links.hear(event, pipe));
  const timer = setTimeout(() => child.kill('SIGKILL'), startWithinMs);
  const isShown = await Promise.race([show(pipe, keys, address).catch(() => false), closed.then(() => false)]);
  clearTimeout(timer);
  if (!isShown) {
    child.kill('SIGKILL');
    return null;
  }
  return {
    // The browser that runs already takes the address over, with its profile's cookie.
    openAnother: (other) => void start(other, ['ignore', 'ignore', 'ignore']).on('error', () => undefined),
    closed,
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const hard = setTimeout(() => child.kill('SIGKILL'), 3000);
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      clearTimeout(hard);
    },
  };
}

async function show(pipe: PipeCall, keys: SessionKeys, address: string): Promise<boolean> {
  const { hostname } = new URL(address);
  const cookie = {
    name: cookieName,
    value: keys.token,
    domain: hostname,
    path: `/${keys.place}/`,
    httpOnly: true,
    sameSite: 'Strict',
  };
  await pipe('Storage.setCookies', { cookies: [cookie] });
  const page = await firstPage(pipe);
  const { sessionId } = await pipe('Target.attachToTarget', { targetId: page, flatten: true });
  await pipe('Page.navigate', { url: address }, String(sessionId));
  await pipe('Target.detachFromTarget', { sessionId });
  await pipe('Target.setDiscoverTargets', { discover: true });
  return true;
}

async function firstPage(pipe: PipeCall): Promise<string> {
  for (;;) {
    const { targetInfos } = await pipe('Target.getTargets', {});
    const pages = targetInfos as readonly { readonly targetId: string; readonly type: string }[];
    const page = pages.find(({ type }) => type === 'page');
    if (page !== undefined) return page.targetId;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
