import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

type Surroundings = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
};

/** A browser of the Chromium family: the one HEDDLE_CHROMIUM names, the system's, or one that Playwright downloaded. Null where there is none. */
export function findChromium({ environment, platform, home }: Surroundings): string | null {
  const named = environment['HEDDLE_CHROMIUM'];
  if (named !== undefined && named !== '') return isProgram(named) ? named : null;
  const candidates = [
    ...ofTheSystem({ environment, platform, home }),
    ...ofPlaywright({ environment, platform, home }),
  ];
  return candidates.find(isProgram) ?? null;
}

function ofTheSystem({ environment, platform, home }: Surroundings): readonly string[] {
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
    return ['/Applications', join(home, 'Applications')].flatMap((folder) =>
      apps.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    );
  }
  if (platform === 'win32') {
    const folders = ['LOCALAPPDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)'].flatMap((name) => environment[name] ?? []);
    const programs = [
      String.raw`Google\Chrome\Application\chrome.exe`,
      String.raw`Chromium\Application\chrome.exe`,
      String.raw`Microsoft\Edge\Application\msedge.exe`,
    ];
    return folders.flatMap((folder) => programs.map((program) => join(folder, program)));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Newest first, as Playwright numbers them. */
function ofPlaywright({ environment, platform, home }: Surroundings): readonly string[] {
  const own = environment['PLAYWRIGHT_BROWSERS_PATH'] ?? '';
  const caches: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(home, 'Library', 'Caches', 'ms-playwright'),
    win32: join(environment['LOCALAPPDATA'] ?? home, 'ms-playwright'),
  };
  const folder = own === '' || own === '0' ? (caches[platform] ?? join(home, '.cache', 'ms-playwright')) : own;
  const app = join('Contents', 'MacOS', 'Google Chrome for Testing');
  const insides = [
    join('chrome-linux64', 'chrome'),
    join('chrome-linux', 'chrome'),
    join('chrome-win64', 'chrome.exe'),
    join('chrome-win', 'chrome.exe'),
    join('chrome-mac-arm64', 'Google Chrome for Testing.app', app),
    join('chrome-mac-x64', 'Google Chrome for Testing.app', app),
    join('chrome-mac', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'),
  ];
  return list(folder)
    .filter((name) => /^chromium-\d+$/.test(name))
    .toSorted((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap((name) => insides.map((inside) => join(folder, name, inside)));
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
