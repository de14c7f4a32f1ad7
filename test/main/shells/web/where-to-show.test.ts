import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findChromium } from '#main/adapters/chromium/index.ts';
import { whereToShow } from '#main/shells/web/where-to-show.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

describe('where a window is shown', () => {
  it.each([
    [{ DISPLAY: ':0' }, 'linux', 'any', true, 'app-window'],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', 'any', true, 'app-window'],
    [{ DISPLAY: ':0' }, 'linux', 'any', false, 'browser'],
    [{ DISPLAY: ':0' }, 'linux', 'browser', true, 'browser'],
    [{ DISPLAY: ':0' }, 'linux', 'none', true, 'address'],
    [{ DISPLAY: '' }, 'linux', 'any', true, 'address'],
    [{}, 'linux', 'browser', true, 'address'],
    [{ DISPLAY: 'localhost:10.0', SSH_CONNECTION: '1 2 3 4' }, 'linux', 'any', true, 'address'],
    [{ SSH_TTY: '/dev/pts/1' }, 'darwin', 'any', true, 'address'],
    [{}, 'darwin', 'any', true, 'app-window'],
    [{}, 'win32', 'any', false, 'browser'],
  ] as const)('%j on %s, wanted %s, with Chromium %s: %s', (environment, platform, wanted, hasChromium, shown) => {
    expect(whereToShow({ environment, platform, wanted, hasChromium })).toBe(shown);
  });
});

describe('the Chromium that is found', () => {
  async function program(...steps: string[]): Promise<string> {
    const path = join(...steps);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, '');
    await chmod(path, 0o755);
    return path;
  }

  it('is the one that was named, then the system’s, then the newest of Playwright’s', async () => {
    const home = await tempFolder();
    const look = (environment: Record<string, string>) => findChromium({ environment, platform: 'linux', home });
    expect(look({ PATH: home })).toBeNull();
    const cache = join(home, '.cache', 'ms-playwright');
    await program(cache, 'chromium-999', 'chrome-linux', 'chrome');
    await program(cache, 'chromium_headless_shell-2000', 'chrome-linux', 'chrome');
    const newest = await program(cache, 'chromium-1210', 'chrome-linux64', 'chrome');
    expect(look({ PATH: home })).toBe(newest);
    const system = await program(home, 'bin', 'google-chrome');
    expect(look({ PATH: `relative:${join(home, 'bin')}` })).toBe(system);
    const named = await program(home, 'mine');
    expect(look({ PATH: join(home, 'bin'), HEDDLE_CHROMIUM: named })).toBe(named);
    expect(look({ PATH: join(home, 'bin'), HEDDLE_CHROMIUM: join(home, 'none') })).toBeNull();
  });
});
