import { join } from 'node:path';
import type { ProblemPart } from '#shared/domain/app-problem.ts';
import { createErrorLog } from '#main/adapters/error-log/index.ts';
import type { ErrorLog } from '#main/ports/error-log.ts';
import { appRoot, ownVersion } from './own-version.ts';

export type { ErrorLog } from '#main/ports/error-log.ts';

/** The log of the app's own problems, beside its settings. */
export function errorLogOf(options: { readonly part: ProblemPart; readonly settingsFolder: string }): ErrorLog {
  const { part, settingsFolder } = options;
  return createErrorLog({
    folder: join(settingsFolder, 'problems'),
    part,
    version: ownVersion(),
    appRoot,
    nowMs: () => Date.now(),
  });
}

/** Notes what nobody catches in this process, and leaves to Node what becomes of the process. */
export function noteUncaught(log: ErrorLog): void {
  process.on('uncaughtExceptionMonitor', (error) => {
    log.note({ kind: 'error', error });
    log.flush();
  });
}
