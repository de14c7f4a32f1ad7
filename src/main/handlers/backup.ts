import { basename, join } from 'node:path';
import { toId } from '#shared/base/ids.ts';
import { userFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import {
  requests,
  type ParsedInput,
  type RequestInput,
  type RequestName,
  type RequestOutput,
} from '#shared/contract/index.ts';
import type { Backup } from '#shared/domain/backup.ts';
import { exportName } from '#main/flow/export/index.ts';
import type { ExportFiles } from '#main/ports/export-files.ts';
import type { ProjectArchive } from '#main/ports/project-archive.ts';
import type { BackupFile, ProjectBackups } from '#main/ports/project-backups.ts';
import type { CallOptions } from './project.ts';

/** What copies of projects are made with: none of it needs the project to be open. */
export type BackupTools = {
  readonly backups: ProjectBackups;
  readonly archive: ProjectArchive;
  /** Keeps what a window is to fetch; null where there are no windows. */
  readonly exports: Pick<ExportFiles, 'keepMade'> | null;
  readonly titleOf: (folder: string) => string;
  readonly isThere: (path: string) => boolean;
  readonly newSuffix: () => string;
};

const backupRequestNames = ['backup.list', 'backup.make', 'backup.restore', 'project.pack', 'project.unpack'] as const;

export type BackupRequest = (typeof backupRequestNames)[number];

export function isBackupRequest(name: RequestName): name is BackupRequest {
  return backupRequestNames.some((each) => each === name);
}

type Handlers = {
  readonly [Name in BackupRequest]: (
    tools: BackupTools,
    input: ParsedInput<Name>,
    options: CallOptions,
  ) => Promise<Result<RequestOutput<Name>>>;
};

const handlers: Handlers = {
  'backup.list': listBackups,
  'backup.make': makeBackup,
  'backup.restore': restoreBackup,
  'project.pack': packProject,
  'project.unpack': unpackProject,
};

/** Answers what concerns a project as files. */
export async function answerBackupRequest<Name extends BackupRequest>(
  name: Name,
  input: RequestInput<Name>,
  tools: BackupTools,
  options: CallOptions,
): Promise<Result<RequestOutput<Name>>> {
  const parsed = requests[name].input.safeParse(input);
  if (!parsed.success) return fail(userFault('wrong-use', `The request ${name} doesn't have the form it must have.`));
  return handlers[name](tools, parsed.data as ParsedInput<Name>, options);
}

async function listBackups(
  { backups }: BackupTools,
  { folder }: ParsedInput<'backup.list'>,
): Promise<Result<RequestOutput<'backup.list'>>> {
  return succeed({ backups: (await backups.list(folder)).map(withoutPath) });
}

async function makeBackup(
  { backups }: BackupTools,
  { folder, outFile }: ParsedInput<'backup.make'>,
  { mayPlaceFiles = false }: CallOptions,
): Promise<Result<RequestOutput<'backup.make'>>> {
  if (outFile !== undefined && !mayPlaceFiles) return fail(notFromWindows());
  return backups.make({ folder, reason: 'by-hand', ...(outFile !== undefined && { outFile }) });
}

async function restoreBackup(
  { backups }: BackupTools,
  { folder, backup, toFolder }: ParsedInput<'backup.restore'>,
  { mayPlaceFiles = false }: CallOptions,
): Promise<Result<RequestOutput<'backup.restore'>>> {
  const own = (await backups.list(folder)).find(({ name }) => name === backup);
  if (own === undefined && !mayPlaceFiles) {
    return fail(userFault('backup-not-found', `This project has no backup ${backup} any more. Choose another one.`));
  }
  const path = own?.path ?? backup;
  if (toFolder === undefined) {
    const restored = await backups.restore({ folder, path });
    return restored.ok ? succeed({ folder, keptAs: restored.value.keptAs }) : restored;
  }
  const restored = await backups.restoreTo({ folder, path, toFolder });
  return restored.ok ? succeed({ folder: toFolder, keptAs: null }) : restored;
}

async function packProject(
  { archive, exports, titleOf, newSuffix }: BackupTools,
  { folder, outFile }: ParsedInput<'project.pack'>,
  { signal, mayPlaceFiles = false }: CallOptions,
): Promise<Result<RequestOutput<'project.pack'>>> {
  if (outFile !== undefined) {
    if (!mayPlaceFiles) return fail(notFromWindows());
    const packed = await archive.pack({ folder, outFile, signal });
    return packed.ok ? succeed({ exportId: null, path: outFile, ...packed.value }) : packed;
  }
  if (exports === null) return fail(userFault('wrong-use', 'Say where the file is to go, with --out FILE.'));
  const exportId = toId('exp', newSuffix());
  const downloadName = `${exportName({ outFile: undefined, title: titleOf(folder) })}.heddle`;
  let made = { byteCount: 0, files: 0 };
  const kept = await exports.keepMade(exportId, { downloadName, mediaType: 'application/zip' }, async (path) => {
    const packed = await archive.pack({ folder, outFile: path, signal });
    if (packed.ok) made = packed.value;
    return packed;
  });
  return kept.ok ? succeed({ exportId, path: downloadName, ...made }) : kept;
}

async function unpackProject(
  { archive, isThere }: BackupTools,
  { folder: wanted, file, findsFreeName }: ParsedInput<'project.unpack'>,
  { signal }: CallOptions,
): Promise<Result<RequestOutput<'project.unpack'>>> {
  const folder = findsFreeName ? freeName(wanted, isThere) : wanted;
  const unpacked = await archive.unpack({ file, folder, signal });
  return unpacked.ok ? succeed({ folder, title: unpacked.value.title || basename(folder) }) : unpacked;
}

function freeName(wanted: string, isThere: (path: string) => boolean): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : join(wanted, '..', `${basename(wanted)} ${count}`);
    if (!isThere(name)) return name;
  }
}

function withoutPath({ name, madeAt, byteCount, reason }: BackupFile): Backup {
  return { name, madeAt, byteCount, reason };
}

function notFromWindows(): Fault {
  return userFault('wrong-use', 'A window fetches a file by its address; it can’t have it written elsewhere.');
}
