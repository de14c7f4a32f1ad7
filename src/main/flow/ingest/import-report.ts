import type { Fault } from '#shared/base/fault.ts';
import type { SourceId } from '#shared/base/ids.ts';
import type { IngestedSource, LibraryStore } from '#main/ports/project-store.ts';
import type { EntriesReport } from './entries/entry-intake.ts';

export type ImportReport = {
  readonly imported: readonly {
    readonly sourceId: SourceId;
    readonly path: string;
    readonly title: string;
    readonly pages: number | null;
    readonly passages: number;
  }[];
  readonly skipped: readonly { readonly path: string; readonly reason: string; readonly sourceId?: SourceId }[];
  readonly failed: readonly { readonly path: string; readonly code: Fault['code']; readonly message: string }[];
  /** Null where the import had nothing to do with entries of bibliographies. */
  readonly entries: EntriesReport | null;
  /** Sources that say something else of themselves than before, by their entries. */
  readonly changed: readonly SourceId[];
};

export type ImportEvent =
  | { readonly type: 'file-found'; readonly found: number }
  | { readonly type: 'file-started'; readonly path: string }
  | { readonly type: 'page-read'; readonly path: string; readonly page: number; readonly pages: number }
  | { readonly type: 'source-imported'; readonly path: string; readonly sourceId: SourceId; readonly passages: number }
  | { readonly type: 'file-skipped'; readonly path: string; readonly reason: string }
  | { readonly type: 'file-failed'; readonly path: string; readonly code: Fault['code']; readonly message: string };

export type Report = ReturnType<typeof createReport>;

/** What becomes of each file, told as it happens and kept for the end. */
export function createReport({
  store,
  onEvent,
}: {
  readonly store: LibraryStore;
  readonly onEvent: (event: ImportEvent) => void;
}) {
  const failing = new Set(store.listFailedImports().map(({ path }) => path));
  const overcome = (path: string): void => {
    if (failing.delete(path)) store.forgetFailedImports([path]);
  };
  const imported: ImportReport['imported'][number][] = [];
  const skipped: ImportReport['skipped'][number][] = [];
  const failed: ImportReport['failed'][number][] = [];
  const settled = new Set<string>();
  return {
    add: (path: string, { source, passages }: IngestedSource) => {
      overcome(path);
      settled.add(path);
      imported.push({
        sourceId: source.id,
        path,
        title: source.bibliographic.title,
        pages: source.pageCount,
        passages: passages.length,
      });
      onEvent({ type: 'source-imported', path, sourceId: source.id, passages: passages.length });
    },
    skip: (entry: ImportReport['skipped'][number]) => {
      overcome(entry.path);
      settled.add(entry.path);
      skipped.push(entry);
      onEvent({ type: 'file-skipped', path: entry.path, reason: entry.reason });
    },
    fail: (path: string, fault: Fault) => {
      settled.add(path);
      failed.push({ path, code: fault.code, message: fault.message });
      failing.add(path);
      store.putFailedImports([{ path, code: fault.code, message: fault.message }]);
      onEvent({ type: 'file-failed', path, code: fault.code, message: fault.message });
    },
    overcome,
    /** Whether the file came up in this import already. */
    isSettled: (path: string): boolean => settled.has(path),
    /** The source that each file became, or was already. */
    placed: (): ReadonlyMap<string, SourceId> =>
      new Map(
        [...imported, ...skipped].flatMap(({ path, sourceId }) =>
          sourceId === undefined ? [] : [[path, sourceId] as const],
        ),
      ),
    // Files are read side by side; the report doesn't show which was faster.
    finished: (): Omit<ImportReport, 'entries' | 'changed'> => ({
      imported: imported.toSorted(byPath),
      skipped: skipped.toSorted(byPath),
      failed: failed.toSorted(byPath),
    }),
  };
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  if (a.path === b.path) return 0;
  return a.path < b.path ? -1 : 1;
}
