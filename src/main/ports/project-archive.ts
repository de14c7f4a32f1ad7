import type { Result } from '#shared/base/result.ts';

/** A whole project in one file. */
export type ProjectArchive = {
  /** Whole at `outFile` or not there at all. Faults: those of a backup, and of the disk. */
  readonly pack: (options: {
    readonly folder: string;
    readonly outFile: string;
    readonly signal: AbortSignal;
  }) => Promise<Result<{ readonly byteCount: number; readonly files: number }>>;
  /**
   * Makes the project at `folder`, which must not be anything yet, of the file. Faults: `file-not-found`, `pack-damaged`,
   * `pack-too-new`, `archive-too-large`, `project-exists`, and those of the disk.
   */
  readonly unpack: (options: {
    readonly file: string;
    readonly folder: string;
    readonly signal: AbortSignal;
  }) => Promise<Result<{ readonly title: string }>>;
};
