import { basename } from 'node:path';
import { ourFault, userFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { SourceId } from '#shared/base/ids.ts';
import type { Source } from '#shared/domain/source.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { ImportStore, IngestedSource, LibraryStore, SourceStore } from '#main/ports/project-store.ts';
import type { SourceFiles, StagedFile } from '#main/ports/source-files.ts';
import type { ReadAndSplit } from './read-and-split.ts';
import { sourceIdOf, toIngested } from './to-source.ts';

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
};

export type ImportEvent =
  | { readonly type: 'file-found'; readonly found: number }
  | { readonly type: 'file-started'; readonly path: string }
  | { readonly type: 'page-read'; readonly path: string; readonly page: number; readonly pages: number }
  | { readonly type: 'source-imported'; readonly path: string; readonly sourceId: SourceId; readonly passages: number }
  | { readonly type: 'file-skipped'; readonly path: string; readonly reason: string }
  | { readonly type: 'file-failed'; readonly path: string; readonly code: Fault['code']; readonly message: string };

type ImportOptions = {
  readonly paths: readonly string[];
  readonly store: SourceStore & ImportStore & LibraryStore;
  readonly files: SourceFiles;
  readonly readAndSplit: ReadAndSplit;
  /** How many files are read side by side. */
  readonly width: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The languages of text on pictures; those that are set, where nothing is said. */
  readonly ocrLanguages?: readonly string[] | undefined;
  /** Whether a cancelled import is to go on with the next one; without it, it does. */
  readonly isResumable?: () => boolean;
  readonly onEvent: (event: ImportEvent) => void;
};

type Ready = { readonly path: string; readonly staged: StagedFile; readonly ingested: IngestedSource };

/** Sources stored with one commit; more spare the disk, fewer lose less work to a kill. */
const batchSources = 32;
const batchChars = 4_000_000;
/** Files on their way beyond those being read, so that no reader waits for the disk. */
const filesAhead = 6;

/**
 * Makes sources of the files at `paths`. The paths are written down first, so that the next import finishes what a
 * killed one began. Each file ends as imported, skipped or failed; none stops the others. A source that was announced
 * is stored. Fault: `cancelled`; what was announced until then stays.
 */
export async function importPaths(options: ImportOptions): Promise<Result<ImportReport>> {
  const { store, files, signal } = options;
  store.queueImport(options.paths);
  await files.sweep();
  const report = createReport(options);
  for (const path of store.pendingImports()) {
    await importPath(path, options, report);
    if (signal.aborted) {
      if (options.isResumable?.() ?? true) return fail(userFault('cancelled', cancelledForNow));
      for (const pending of options.paths) store.finishImport(pending);
      return fail(userFault('cancelled', 'The import was cancelled. What came in until then stays.'));
    }
    store.finishImport(path);
  }
  await files.sweep();
  return succeed(report.finished());
}

const cancelledForNow = 'The import was cancelled. The next import goes on with it.';

async function importPath(path: string, options: ImportOptions, report: Report): Promise<void> {
  const { files, signal, width } = options;
  const batch = createBatch(options, report);
  const inFlight = new Map<string, Promise<void>>();
  // Nobody may be waiting for a file when its storing fails: the failure is kept until the walk looks.
  const failures: unknown[] = [];
  let found = 0;
  for await (const file of files.find(path)) {
    if (signal.aborted || failures.length > 0) break;
    if (file.kind === 'ignored') report.skip({ path: file.path, reason: file.reason });
    if (file.kind === 'unreadable') report.fail(file.path, file.fault);
    if (file.kind !== 'file') continue;
    found += 1;
    options.onEvent({ type: 'file-found', found });
    const staged = await files.stage(file.path, signal);
    if (!staged.ok) {
      if (staged.fault.code !== 'cancelled') report.fail(file.path, staged.fault);
      continue;
    }
    const { contentHash } = staged.value;
    // The same bytes may be on their way under another name: wait, so that the first in order becomes the source.
    await inFlight.get(contentHash);
    const known = batch.find(contentHash) ?? options.store.findSourceByHash(contentHash);
    if (known !== null) {
      await files.discard(staged.value);
      report.skip({
        path: file.path,
        reason: `the same content is in the project already: ${known.fileName}`,
        sourceId: known.id,
      });
      continue;
    }
    while (inFlight.size >= width + filesAhead) await Promise.race(inFlight.values());
    const work = ingestOne(file.path, staged.value, options, report, batch)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => inFlight.delete(contentHash));
    inFlight.set(contentHash, work);
  }
  await Promise.all(inFlight.values());
  if (failures.length > 0) throw failures[0];
  await batch.flush();
}

async function ingestOne(
  path: string,
  staged: StagedFile,
  options: ImportOptions,
  report: Report,
  batch: Batch,
): Promise<void> {
  const sourceId = sourceIdOf(staged);
  const fileName = basename(path);
  const { stagedPath, bytes } = staged;
  const { ocrLanguages } = options;
  const request = {
    path: stagedPath,
    fileName,
    sourceId,
    ...(bytes === undefined ? {} : { bytes }),
    ...(ocrLanguages === undefined ? {} : { ocrLanguages }),
  };
  options.onEvent({ type: 'file-started', path });
  const answer = await options.readAndSplit(request, options.signal, (page, pages) =>
    options.onEvent({ type: 'page-read', path, page, pages }),
  );
  if (!answer.ok) {
    await options.files.discard(staged);
    if (answer.fault.code !== 'cancelled') report.fail(path, answer.fault);
    return;
  }
  const ingested = toIngested({ staged, read: answer.value, fileName, origin: path, clock: options.clock });
  await batch.add({ path, staged, ingested });
}

type Batch = ReturnType<typeof createBatch>;

function createBatch({ files, store }: ImportOptions, report: Report) {
  let ready: Ready[] = [];
  let chars = 0;

  // The bytes are in place before the database speaks of them.
  async function flush(): Promise<void> {
    const due = ready;
    ready = [];
    chars = 0;
    if (due.length === 0) return;
    writing.push(...due);
    try {
      await Promise.all(due.map(({ staged, ingested }) => files.keep(staged, ingested.source.fileName)));
      const added = new Set(store.addSources(due.map(({ ingested }) => ingested)));
      for (const { path, ingested } of due) {
        // Two contents whose hashes begin alike would share an id: report it rather than mix them.
        if (added.has(ingested.source.id)) report.add(path, ingested);
        else report.fail(path, ourFault('project-damaged', 'Another source has the id that this content would get.'));
      }
    } finally {
      writing = writing.filter((each) => !due.includes(each));
    }
  }
  let writing: Ready[] = [];

  return {
    find: (contentHash: string): Source | null =>
      [...ready, ...writing].find(({ staged }) => staged.contentHash === contentHash)?.ingested.source ?? null,
    add: async (each: Ready): Promise<void> => {
      ready.push(each);
      chars += each.ingested.text.length;
      if (ready.length >= batchSources || chars >= batchChars) await flush();
    },
    flush,
  };
}

type Report = ReturnType<typeof createReport>;

function createReport({ store, onEvent }: ImportOptions) {
  const failing = new Set(store.listFailedImports().map(({ path }) => path));
  const overcome = (path: string): void => {
    if (failing.delete(path)) store.forgetFailedImports([path]);
  };
  const imported: ImportReport['imported'][number][] = [];
  const skipped: ImportReport['skipped'][number][] = [];
  const failed: ImportReport['failed'][number][] = [];
  return {
    add: (path: string, { source, passages }: IngestedSource) => {
      overcome(path);
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
      skipped.push(entry);
      onEvent({ type: 'file-skipped', path: entry.path, reason: entry.reason });
    },
    fail: (path: string, fault: Fault) => {
      failed.push({ path, code: fault.code, message: fault.message });
      failing.add(path);
      store.putFailedImports([{ path, code: fault.code, message: fault.message }]);
      onEvent({ type: 'file-failed', path, code: fault.code, message: fault.message });
    },
    // Files are read side by side; the report doesn't show which was faster.
    finished: (): ImportReport => ({
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
