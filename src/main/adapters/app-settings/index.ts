import { join } from 'node:path';
import { z } from 'zod';
import { succeed, type Result } from '#shared/base/result.ts';
import {
  endpointReportSchema,
  modelSettingsSchema,
  type EndpointReport,
  type ModelSettings,
} from '#shared/domain/model-settings.ts';
import { readSettingsFile, writeSettingsFile } from './settings-file.ts';

export { appSettingsFolder } from './app-settings-folder.ts';

/**
 * What a person has set for all their projects, and what was found out about their endpoints. A file that isn't there
 * says nothing; one that is damaged is never overwritten. Faults: `settings-unusable`, which names the file.
 */
export type AppSettings = {
  readonly readSettings: () => Result<ModelSettings>;
  /** Replaces what is set about models; anything else in the file stays. */
  readonly writeSettings: (settings: ModelSettings) => Promise<Result<void>>;
  /** What earlier probes found; nothing where that can't be read, as it can be found again. */
  readonly readReports: () => readonly EndpointReport[];
  /** Adds or replaces what is known of one base URL and model. */
  readonly writeReport: (report: EndpointReport) => Promise<Result<void>>;
};

const settingsForm = z.looseObject({ model: modelSettingsSchema.default({}) });
const reportsForm = z.array(endpointReportSchema);

/** Keeps the app's settings in `settings.json` and `endpoints.json` of the folder, which is made when first needed. */
export function createAppSettings({ folder }: { folder: string }): AppSettings {
  const settingsPath = join(folder, 'settings.json');
  const reportsPath = join(folder, 'endpoints.json');
  return {
    readSettings: () => {
      const read = readSettingsFile(settingsPath, settingsForm, { model: {} });
      return read.ok ? succeed(read.value.model) : read;
    },
    writeSettings: async (model) => {
      const before = readSettingsFile(settingsPath, settingsForm, { model: {} });
      return before.ok ? writeSettingsFile(settingsPath, { ...before.value, model }) : before;
    },
    readReports: () => {
      const read = readSettingsFile(reportsPath, reportsForm, []);
      return read.ok ? read.value : [];
    },
    writeReport: async (report) => {
      const before = readSettingsFile(reportsPath, reportsForm, []);
      if (!before.ok) return before;
      const others = before.value.filter((each) => keyOf(each) !== keyOf(report));
      return writeSettingsFile(reportsPath, [...others, report].toSorted(byKey));
    },
  };
}

function keyOf({ baseUrl, model }: EndpointReport): string {
  return JSON.stringify([baseUrl, model]);
}

function byKey(a: EndpointReport, b: EndpointReport): number {
  const [keyA, keyB] = [keyOf(a), keyOf(b)];
  return keyA < keyB ? -1 : Number(keyA > keyB);
}
