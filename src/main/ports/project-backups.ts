import type { Result } from '#shared/base/result.ts';
import type { Backup, BackupReason } from '#shared/domain/backup.ts';

export type BackupFile = Backup & { readonly path: string };

/** Verified copies of a project's database. Folders need not hold a project that can be opened. */
export type ProjectBackups = {
  /** Newest first. */
  readonly list: (folder: string) => Promise<readonly BackupFile[]>;
  /**
   * Copies the database as it is at this moment, whoever writes to it meanwhile, and checks the copy before it gets its
   * name. Older copies that nobody needs any more go. Faults: `project-not-found`, `project-damaged`, `disk-full`,
   * `storage-failed`, `project-read-only`.
   */
  readonly make: (options: {
    readonly folder: string;
    readonly reason: BackupReason;
    /** In the place of the project's own. */
    readonly outFile?: string;
    /** Content hashes of sources that are about to go: their originals stay with the backup. */
    readonly originals?: readonly string[];
  }) => Promise<Result<BackupFile>>;
  /**
   * Puts the copy at `path` in the place of the database, which is kept as a backup. Faults: `backup-not-found`,
   * `backup-damaged`, `project-in-use`, `project-too-new`, and those of the disk.
   */
  readonly restore: (options: {
    readonly folder: string;
    readonly path: string;
  }) => Promise<Result<{ readonly keptAs: string | null }>>;
  /** The same as a project of its own, with the originals and images of the one in `folder`. Fault: `project-exists`. */
  readonly restoreTo: (options: {
    readonly folder: string;
    readonly path: string;
    readonly toFolder: string;
  }) => Promise<Result<void>>;
};
