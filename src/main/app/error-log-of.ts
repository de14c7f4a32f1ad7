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

let listening: ((error: Error) => void) | null = null;

/** Notes what nobody catches in this process, in the log named last, and leaves to Node what becomes of the process. */
export function noteUncaught(log: ErrorLog): void {
  if (listening !== null) process.off('uncaughtExceptionMonitor', listening);
  listening = (error) => {
    log.note({ kind: 'error', error });
    log.flush();
  };
  process.on('uncaughtExceptionMonitor', listening);
}
