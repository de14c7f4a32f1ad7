import { basename, resolve } from 'node:path';
import { ourFault, userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { Source } from '#shared/domain/source.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { BibliographyFiles } from '#main/ports/bibliography-files.ts';
import type { IngestedSource, ProjectStore } from '#main/ports/project-store.ts';
import type { FoundFile, SourceFiles, StagedFile } from '#main/ports/source-files.ts';
import { createEntryIntake, isBibliographyName, type EntryIntake } from './entries/entry-intake.ts';
import { createReport, type ImportEvent, type ImportReport, type Report } from './import-report.ts';
import type { ReadAndSplit } from './read-and-split.ts';
import { sourceIdOf, toIngested } from './to-source.ts';

type ImportOptions = {
  readonly paths: readonly string[];
  readonly store: ProjectStore;
  readonly files: SourceFiles;
  readonly bibliographies: Pick<BibliographyFiles, 'read'>;
  /** Takes up entries that no file holds. */
  readonly takeUp?: (intake: EntryIntake) => Promise<void>;
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

/** Sources stored with one commit; more spare the disk, fewer lose less work to a kill and let others have their turn. */
const batchSources = 32;
const batchPassages = 800;
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
  const intake = createEntryIntake(options);
  await options.takeUp?.(intake);
  const bibliographies: string[] = [];
  for (const path of store.pendingImports()) {
    const before = intake.taken();
    await importFound(withoutBibliographies(path, options, report, intake), options, report);
    if (signal.aborted) return cancelled(options);
    // A bibliography is done with when the files it names are.
    if (intake.taken() > before) bibliographies.push(path);
    else store.finishImport(path);
  }
  await importFound(namedByEntries(intake, report.isSettled), options, report);
  if (signal.aborted) return cancelled(options);
  await files.sweep();
  const { changed, ...entries } = await intake.settle(report.placed());
  for (const path of bibliographies) store.finishImport(path);
  const hasEntries = entries.read + entries.matched + entries.problems.length > 0;
  return succeed({ ...report.finished(), entries: hasEntries ? entries : null, changed });
}

/** The files at a path that become sources; bibliographies on the way are taken in. */
async function* withoutBibliographies(
  path: string,
  { files }: ImportOptions,
  report: Report,
  intake: EntryIntake,
): AsyncIterable<FoundFile> {
  for await (const file of files.find(path)) {
    if (file.kind !== 'file' || !isBibliographyName(file.path)) {
      yield file;
      continue;
    }
    const taken = await intake.take(file.path);
    const isNamed = file.path === resolve(path);
    if (taken === 'taken') report.overcome(file.path);
    else if (taken !== 'foreign') report.fail(file.path, taken);
    else if (isNamed) yield file;
    else yield { kind: 'ignored', path: file.path, reason: 'not a kind of file that Heddle reads' };
  }
}

async function* namedByEntries(intake: EntryIntake, isSettled: (path: string) => boolean): AsyncIterable<FoundFile> {
  for (const path of intake.filesNamed()) if (!isSettled(path)) yield { kind: 'file', path };
}

function cancelled({ isResumable = () => true, paths, store }: ImportOptions): Result<never> {
  if (isResumable()) {
    return fail(userFault('cancelled', 'The import was cancelled. The next import goes on with it.'));
  }
  for (const pending of paths) store.finishImport(pending);
  return fail(userFault('cancelled', 'The import was cancelled. What came in until then stays.'));
}

async function importFound(found: AsyncIterable<FoundFile>, options: ImportOptions, report: Report): Promise<void> {
  const { files, signal, width } = options;
  const batch = createBatch(options, report);
  const inFlight = new Map<string, Promise<void>>();
  // Nobody may be waiting for a file when its storing fails: the failure is kept until the walk looks.
  const failures: unknown[] = [];
  let count = 0;
  for await (const file of found) {
    if (signal.aborted || failures.length > 0) break;
    if (file.kind === 'ignored') report.skip({ path: file.path, reason: file.reason });
    if (file.kind === 'unreadable') report.fail(file.path, file.fault);
    if (file.kind !== 'file') continue;
    count += 1;
    options.onEvent({ type: 'file-found', found: count });
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
  let passages = 0;

  // The bytes are in place before the database speaks of them.
  async function flush(): Promise<void> {
    const due = ready;
    ready = [];
    passages = 0;
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
      passages += each.ingested.passages.length;
      if (ready.length >= batchSources || passages >= batchPassages) await flush();
    },
    flush,
  };
}
