import { basename, resolve } from 'node:path';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { RequestInput, RequestOutput } from '#shared/contract/index.ts';
import {
  answerBackupRequest,
  answerRequest,
  isBackupRequest,
  type BackupRequest,
  type CallOptions,
  type ProjectRequest,
} from '#main/handlers/index.ts';
import { orStorageFaultNow } from '#main/ports/or-storage-fault.ts';
import { appPlaces } from './app-places.ts';
import { errorLogOf } from './error-log-of.ts';
import { createBackupTools } from './backup-tools.ts';
import { nameNewestBackup } from './name-newest-backup.ts';
import { machineClock, openProject } from './open-project.ts';

/** What can be answered without keeping the project open. */
export type OneShotRequest = ProjectRequest | BackupRequest | 'project.create';

/**
 * Answers one request from the outside: opens its project, does the work, and closes everything again, whatever
 * happens. Every shell that serves one request at a time goes through here.
 */
export async function invoke<Name extends OneShotRequest>(
  name: Name,
  input: RequestInput<Name>,
  options: CallOptions,
): Promise<Result<RequestOutput<Name>>> {
  if (isBackupRequest(name)) {
    const tools = createBackupTools({ clock: machineClock, exports: null });
    const answer = await answerBackupRequest(name, input as RequestInput<BackupRequest>, tools, {
      ...options,
      mayPlaceFiles: true,
    });
    return answer as Result<RequestOutput<Name>>;
  }
  const isNew = name === 'project.create';
  const errorLog = errorLogOf({ part: 'cli', settingsFolder: appPlaces(process.env).settings });
  const opened = orStorageFaultNow(() =>
    openProject({ folder: input.folder, create: isNew, onEvent: options.onEvent, errorLog }),
  );
  if (!opened.ok) {
    const { backups } = createBackupTools({ clock: machineClock, exports: null });
    return fail(await nameNewestBackup(opened.fault, resolve(input.folder), backups));
  }
  const project = opened.value;
  try {
    if (name === 'project.create') {
      const title = (input as RequestInput<'project.create'>).title ?? basename(resolve(input.folder));
      project.store.writeSetting('project.title', title);
      return succeed({ folder: project.folder, title } as RequestOutput<Name>);
    }
    type Rest = Exclude<Name, BackupRequest | 'project.create'>;
    const answer: Result<unknown> = await answerRequest(name as Rest, input as RequestInput<Rest>, project, {
      ...options,
      mayPlaceFiles: true,
    });
    if (!answer.ok && answer.fault.whose === 'ours') {
      errorLog.note({ kind: 'request', subject: name, code: answer.fault.code });
    }
    return answer as Result<RequestOutput<Name>>;
  } finally {
    await project.close();
  }
}
