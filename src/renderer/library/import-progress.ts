import type { RequestOutput } from '#shared/contract/index.ts';

export type ImportReport = RequestOutput<'library.import'>;
export type FailedFile = { readonly path: string; readonly message: string; readonly canRetry: boolean };

/** What a job brings in: files each known by path, or folders whose files are counted as they are found. */
export type ImportJob = {
  readonly id: number;
  readonly folder: string;
  readonly kind: 'files' | 'folder' | 'text' | 'page' | 'retry' | 'zotero';
  /** What is brought in, in a word: the file's name, the folder's, the address. */
  readonly name: string;
  readonly state: 'waiting' | 'bringing' | 'reading' | 'indexing' | 'paused' | 'ended' | 'cancelled';
  readonly paths: readonly string[];
  /** Files known of: all of them where each has a path, else those found so far. */
  readonly total: number;
  readonly brought: number;
  /** Paths that ended one way or another, in order. */
  readonly reported: readonly string[];
  /** The file whose reading began last. */
  readonly current: string | null;
  /** The page whose text is recognised just now; null where none is. */
  readonly page: { readonly path: string; readonly page: number; readonly pages: number } | null;
  /** From 0 to 1 while passages are made searchable; null while that isn't known. */
  readonly indexed: number | null;
  readonly startedAt: number;
  readonly imported: readonly { readonly sourceId: string; readonly path: string }[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly failed: readonly FailedFile[];
  /** What became of entries of bibliographies; null where there were none. */
  readonly entries: ImportReport['entries'] | null;
};

export type ImportProgress = {
  readonly done: number;
  readonly total: number;
  readonly fraction: number | null;
  readonly current: string | null;
  /** Null until enough is done to tell. */
  readonly secondsLeft: number | null;
};

export function progressOf(job: ImportJob, now: number): ImportProgress {
  const isHandingOver = job.state === 'bringing' || (job.state === 'paused' && job.reported.length === 0);
  const done = isHandingOver ? job.brought : job.reported.length;
  const total = Math.max(job.total, done);
  const isCounted = job.kind === 'files' || job.kind === 'retry';
  const elapsedMs = now - job.startedAt;
  const canTell = isCounted && job.state === 'reading' && done >= 3 && elapsedMs > 2000;
  return {
    done,
    total,
    fraction: job.state === 'indexing' ? job.indexed : isCounted && total > 0 ? done / total : null,
    current: job.current === null ? null : fileNameOf(job.current),
    secondsLeft: canTell ? Math.ceil((elapsedMs / done) * (total - done) * 0.001) : null,
  };
}

/** The last part of a path or address, on whatever system. */
export function fileNameOf(path: string): string {
  return (
    path
      .replace(/[/\\]+$/, '')
      .split(/[/\\]/)
      .at(-1) ?? path
  );
}
