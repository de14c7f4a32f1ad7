import type { Result } from '#shared/base/result.ts';
import type { ExportedFile } from './report-writer.ts';

export type PlacedFile = { readonly path: string; readonly byteCount: number };

/** An export that waits to be fetched. */
export type KeptExport = { readonly path: string; readonly mediaType: string; readonly downloadName: string };

/** Where the files of an export go. */
export type ExportFiles = {
  /**
   * Writes them for good: the report at `outFile`, the others beside it. Files that are there are replaced. Faults:
   * `wrong-use` for a place where no file can be, `project-read-only`, `disk-full`.
   */
  readonly place: (outFile: string, files: readonly ExportedFile[]) => Promise<Result<readonly PlacedFile[]>>;
  /** Keeps them outside the project until they are fetched: several as one archive. Only the last few are kept. */
  readonly keep: (exportId: string, files: readonly ExportedFile[]) => Promise<KeptExport>;
  /** The same with a file that is made in its place, if it can be. */
  readonly keepMade: (
    exportId: string,
    about: Omit<KeptExport, 'path'>,
    make: (path: string) => Promise<Result<unknown>>,
  ) => Promise<Result<KeptExport>>;
  /** Null where there is no such export any more. */
  readonly find: (exportId: string) => KeptExport | null;
  /** Removes all that was kept. */
  readonly close: () => Promise<void>;
};
