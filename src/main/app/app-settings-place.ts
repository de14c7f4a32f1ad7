import { homedir } from 'node:os';
import { appSettingsFolder } from '#main/adapters/app-settings/app-settings-folder.ts';

/** The folder of Heddle's own settings, for shells that keep something of theirs beside them. */
export function appSettingsPlace(of: {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}): string {
  return appSettingsFolder({ ...of, home: homedir() });
}
