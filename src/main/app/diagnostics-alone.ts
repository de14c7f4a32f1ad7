import { join } from 'node:path';
import { succeed, type Result } from '#shared/base/result.ts';
import { groupProblems, type ProblemGroup } from '#shared/domain/app-problem.ts';
import { createAppSettings } from '#main/adapters/app-settings/index.ts';
import { writeWhole } from '#main/adapters/files/write-whole.ts';
import { appPlaces, type Environment } from './app-places.ts';
import { diagnosticsText } from './diagnostics.ts';
import { errorLogOf } from './error-log-of.ts';
import { openProject } from './open-project.ts';

/** The problems of the app that are noted on this machine, the newest first, and where. */
export function listProblems(environment: Environment): {
  readonly groups: readonly ProblemGroup[];
  readonly folder: string;
} {
  const { settings } = appPlaces(environment);
  const log = errorLogOf({ part: 'cli', settingsFolder: settings });
  return { groups: groupProblems(log.read()), folder: join(settings, 'problems') };
}

/** The text for whoever helps, with the sizes of a project where one is named. Faults: those of opening it. */
export function readDiagnostics(options: {
  readonly environment: Environment;
  readonly folder: string | null;
}): Result<string> {
  const { environment, folder } = options;
  const { settings } = appPlaces(environment);
  const opened = folder === null ? null : openProject({ folder, create: false, environment });
  if (opened !== null && !opened.ok) return opened;
  const project = opened === null ? null : opened.value;
  try {
    return succeed(
      diagnosticsText({
        appSettings: createAppSettings({ folder: settings, write: writeWhole }),
        problemsFolder: join(settings, 'problems'),
        project,
        browser: null,
        problems: errorLogOf({ part: 'cli', settingsFolder: settings }).read(),
      }),
    );
  } finally {
    void project?.close();
  }
}
