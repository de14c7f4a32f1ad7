import { spawn } from 'node:child_process';

/** Opens an address in the person's own browser. False where the system has no way to. */
export function openInBrowser(address: string, platform: NodeJS.Platform): Promise<boolean> {
  const [program, ...words] = opener(platform, address);
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: 'ignore', detached: platform !== 'win32' });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    child.unref();
  });
}

function opener(platform: NodeJS.Platform, address: string): [string, ...string[]] {
  if (platform === 'darwin') return ['open', address];
  // `start` would read the address as a command line of its own.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address];
  return ['xdg-open', address];
}
