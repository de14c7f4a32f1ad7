import { isAbsolute, join, resolve } from 'node:path';

/** Where this platform keeps a program's settings; HEDDLE_CONFIG_DIR overrides it. */
export function appSettingsFolder(options: {
  environment: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  home: string;
}): string {
  const { environment, platform, home } = options;
  const { HEDDLE_CONFIG_DIR: own, APPDATA: appData, XDG_CONFIG_HOME: xdg } = environment;
  if (own) return resolve(own);
  if (platform === 'win32') return join(appData || join(home, 'AppData', 'Roaming'), 'Heddle');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Heddle');
  // The XDG specification has a relative path ignored.
  return join(xdg && isAbsolute(xdg) ? xdg : join(home, '.config'), 'heddle');
}
