import { homedir } from 'node:os';
import { join } from 'node:path';
import { appSettingsFolder } from '#main/adapters/app-settings/index.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where Heddle keeps what is the person's and not one project's. */
export function appPlaces(
  environment: Environment,
  platform: NodeJS.Platform = process.platform,
): { readonly home: string; readonly settings: string; readonly projects: string; readonly ocr: string } {
  const home = environment[platform === 'win32' ? 'USERPROFILE' : 'HOME'] || homedir();
  const settings = appSettingsFolder({ environment, platform, home });
  return {
    home,
    settings,
    projects: join(home, 'Heddle'),
    // Where a person puts what recognises text in other languages than English.
    ocr: join(settings, 'ocr'),
  };
}
