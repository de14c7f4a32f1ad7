import { noteUncaught, type ErrorLog } from '#main/app/error-log-of.ts';
import type { ElectronApi } from './electron-api.ts';

const ordinaryEnds: readonly string[] = ['clean-exit', 'killed'];

/** Notes what nobody catches in the process with the windows, and each window, GPU or helper process that fails. */
export function noteProcesses({ app, errorLog }: Pick<ElectronApi, 'app'> & { readonly errorLog: ErrorLog }): void {
  noteUncaught(errorLog);
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (reason !== 'clean-exit') errorLog.note({ kind: 'process', subject: 'window', code: `${reason} ${exitCode}` });
  });
  app.on('child-process-gone', (_event, { type, name, serviceName, reason, exitCode }) => {
    // Of the core's its own supervision tells; helpers that are no longer wanted are killed.
    if (serviceName === coreService || name === coreService || ordinaryEnds.includes(reason)) return;
    errorLog.note({ kind: 'process', subject: type, code: `${reason} ${exitCode}` });
  });
}

/** What the core's process is called among Electron's. */
export const coreService = 'Heddle core';
