import type { Models } from './project.ts';

/** Whether Heddle is told to connect to nobody; also where that can't be read. */
export function isOffline(models: Models): boolean {
  const settings = models.effectiveSettings();
  return !settings.ok || settings.value.isOffline === true;
}
