import { join } from 'node:path';
import { z } from 'zod';
import { succeed, type Result } from '#shared/base/result.ts';
import { createTurns } from '#shared/base/turns.ts';
import {
  endpointReportSchema,
  modelSettingsSchema,
  type EndpointReport,
  type ModelSettings,
} from '#shared/domain/model-settings.ts';
import { preferencesSchema, type Preferences } from '#shared/domain/preferences.ts';
import { readSettingsFile, writeSettingsFile, type WriteFile } from './settings-file.ts';

export { appSettingsFolder } from './app-settings-folder.ts';

export type RecentProject = z.infer<typeof recentForm>;

/**
 * What a person has set for all their projects, and what was found out about their endpoints. A file that isn't there
 * says nothing; one that is damaged is never overwritten. Faults: `settings-unusable`, which names the file.
 */
export type AppSettings = {
  readonly readSettings: () => Result<ModelSettings>;
  /** Makes other settings about models of those that are there; anything else in the file stays. */
  readonly changeSettings: (change: (before: ModelSettings) => Result<ModelSettings>) => Promise<Result<void>>;
  /** What earlier probes found; nothing where that can't be read, as it can be found again. */
  readonly readReports: () => readonly EndpointReport[];
  /** Adds or replaces what is known of one base URL and model. */
  readonly writeReport: (report: EndpointReport) => Promise<Result<void>>;
  readonly readPreferences: () => Result<Preferences>;
  /** Makes other preferences of those that are there. */
  readonly changePreferences: (change: (before: Preferences) => Result<Preferences>) => Promise<Result<Preferences>>;
  /** Newest first; nothing where that can't be read. */
  readonly readRecent: () => readonly RecentProject[];
  /** Puts a project first. */
  readonly noteProject: (project: RecentProject) => Promise<Result<void>>;
  readonly forgetProject: (folder: string) => Promise<Result<void>>;
};

const settingsForm = z.looseObject({ model: modelSettingsSchema.default({}) });
const reportsForm = z.array(endpointReportSchema);
const recentForm = z.object({ folder: z.string(), title: z.string(), openedAt: z.string() });
const mostRecent = 30;

/** Keeps the app's settings in some JSON files of the folder, which is made when first needed. */
export function createAppSettings({ folder, write }: { folder: string; write: WriteFile }): AppSettings {
  const settingsPath = join(folder, 'settings.json');
  const reportsPath = join(folder, 'endpoints.json');
  const preferencesPath = join(folder, 'preferences.json');
  const recentPath = join(folder, 'recent-projects.json');
  // A change is read and written before the next begins, so that none undoes another.
  const inTurn = createTurns();
  const readRecent = () => readSettingsFile(recentPath, z.array(recentForm), []);
  const changeRecent = (change: (before: readonly RecentProject[]) => readonly RecentProject[]) =>
    inTurn(async () => {
      const before = readRecent();
      return before.ok ? writeSettingsFile(write, recentPath, change(before.value).slice(0, mostRecent)) : before;
    });
  return {
    readSettings: () => {
      const read = readSettingsFile(settingsPath, settingsForm, { model: {} });
      return read.ok ? succeed(read.value.model) : read;
    },
    changeSettings: (change) =>
      inTurn(async () => {
        const before = readSettingsFile(settingsPath, settingsForm, { model: {} });
        if (!before.ok) return before;
        const model = change(before.value.model);
        return model.ok ? writeSettingsFile(write, settingsPath, { ...before.value, model: model.value }) : model;
      }),
    readReports: () => {
      const read = readSettingsFile(reportsPath, reportsForm, []);
      return read.ok ? read.value : [];
    },
    writeReport: (report) =>
      inTurn(async () => {
        const before = readSettingsFile(reportsPath, reportsForm, []);
        if (!before.ok) return before;
        const others = before.value.filter((each) => keyOf(each) !== keyOf(report));
        return writeSettingsFile(write, reportsPath, [...others, report].toSorted(byKey));
      }),
    readPreferences: () => readSettingsFile(preferencesPath, preferencesSchema, preferencesSchema.parse({})),
    changePreferences: (change) =>
      inTurn(async () => {
        const before = readSettingsFile(preferencesPath, preferencesSchema, preferencesSchema.parse({}));
        const after = before.ok ? change(before.value) : before;
        if (!after.ok) return after;
        const written = await writeSettingsFile(write, preferencesPath, after.value);
        return written.ok ? after : written;
      }),
    readRecent: () => {
      const read = readRecent();
      return read.ok ? read.value : [];
    },
    noteProject: (project) =>
      changeRecent((before) => [project, ...before.filter((each) => each.folder !== project.folder)]),
    forgetProject: (place) => changeRecent((before) => before.filter((each) => each.folder !== place)),
  };
}

function keyOf({ baseUrl, model }: EndpointReport): string {
  return JSON.stringify([baseUrl, model]);
}

function byKey(a: EndpointReport, b: EndpointReport): number {
  const [keyA, keyB] = [keyOf(a), keyOf(b)];
  return keyA < keyB ? -1 : Number(keyA > keyB);
}
