import { resolve } from 'node:path';
import type { SourceId } from '#shared/base/ids.ts';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import {
  applyEntries,
  fileNameOfPage,
  fileNameOfTitle,
  followChanges,
  importBytes,
  importPaths,
  lookForChanges,
  markMissing,
  matchWaiting,
  type EntryIntake,
  type ImportReport,
} from '#main/flow/ingest/index.ts';
import { timestamp, type Clock } from '#main/ports/clock.ts';
import { isOffline } from './is-offline.ts';
import { indexWhatCameIn } from './library.ts';
import type { CallOptions, Project } from './project.ts';

type Imported = RequestOutput<'library.import'>;
/** Takes up entries that no file holds, before the files are read. */
type TakeUp = (intake: EntryIntake) => Promise<void>;

export async function importSources(
  project: Project,
  input: ParsedInput<'library.import'>,
  options: CallOptions,
): Promise<Result<Imported>> {
  const paths = input.paths.map((path) => resolve(path));
  return importInTurn(project, { paths, ocrLanguages: input.ocrLanguages }, options);
}

/** Brings in entries that another program hands over, with the files they name. */
export function importEntries(project: Project, takeUp: TakeUp, options: CallOptions): Promise<Result<Imported>> {
  return importInTurn(project, { paths: [], takeUp }, options);
}

async function importInTurn(project: Project, what: WhatToImport, options: CallOptions): Promise<Result<Imported>> {
  const report = await project.importTurn(() => importFiles(project, what, options));
  return report.ok ? finished(project, report.value, options) : report;
}

type WhatToImport = {
  readonly paths: readonly string[];
  readonly ocrLanguages?: readonly string[] | undefined;
  readonly takeUp?: TakeUp;
};

/** Brings files in and marks what they are newer states of. */
async function importFiles(project: Project, what: WhatToImport, options: CallOptions): Promise<Result<ImportReport>> {
  const { store, files, bibliographies, readAndSplit, readerThreads, clock, background } = project;
  const { onEvent } = options;
  const isResumable = () => background === null || background.isClosing();
  const work = { ...what, store, files, bibliographies, readAndSplit, width: readerThreads, clock, isResumable };
  const report = await importPaths({ ...work, ...options, onEvent: withList(onEvent, clock) });
  if (report.ok) {
    const { imported, skipped } = report.value;
    const cameIn = [...imported, ...skipped].flatMap(({ path, sourceId }) =>
      sourceId === undefined ? [] : [{ path, sourceId }],
    );
    if (followChanges({ store, cameIn, isThere: files.isThere })) onEvent({ type: 'evidence-changed' });
    if (report.value.entries !== null) onEvent({ type: 'entries-changed' });
    tellIfCited(project, report.value.changed, onEvent);
  }
  onEvent({ type: 'sources-changed' });
  return report;
}

/** The list grows while many files come in, a few times in a second at the most. */
function withList(onEvent: CallOptions['onEvent'], clock: Clock): CallOptions['onEvent'] {
  let toldMs = clock.nowMs();
  return (event) => {
    onEvent(event);
    if (event.type !== 'source-imported' || clock.nowMs() - toldMs < listEveryMs) return;
    toldMs = clock.nowMs();
    onEvent({ type: 'sources-changed' });
  };
}

const listEveryMs = 1000;

/** The report's bibliography says something else where a source does. */
function tellIfCited({ store }: Project, changed: readonly SourceId[], onEvent: CallOptions['onEvent']): void {
  if (changed.some((id) => (store.getLibraryEntry(id)?.evidence ?? 0) > 0)) onEvent({ type: 'report-changed' });
}

async function finished(project: Project, report: ImportReport, options: CallOptions): Promise<Result<Imported>> {
  const indexed = await indexWhatCameIn(project, options);
  if (!indexed.ok) return indexed;
  const { imported, skipped, failed, entries } = report;
  return succeed({
    imported: [...imported],
    skipped: [...skipped],
    failed: [...failed],
    ...(entries !== null && { entries: { ...entries, files: [...entries.files], problems: [...entries.problems] } }),
  });
}

export function retryFailures(
  project: Project,
  { folder, paths }: ParsedInput<'library.retry'>,
  options: CallOptions,
): Promise<Result<Imported>> {
  return importSources(project, { folder, paths }, options);
}

export function dismissFailures(
  { store }: Project,
  { paths }: ParsedInput<'library.dismiss-failures'>,
  { onEvent }: CallOptions,
): Result<RequestOutput<'library.dismiss-failures'>> {
  store.forgetFailedImports(paths);
  onEvent({ type: 'sources-changed' });
  return succeed({});
}

export function importText(
  project: Project,
  { title, text }: ParsedInput<'library.import-text'>,
  options: CallOptions,
): Promise<Result<Imported>> {
  return importMade(project, options, {
    bytes: Buffer.from(text.toWellFormed(), 'utf8'),
    fileName: fileNameOfTitle(title, '.md'),
    origin: title,
    known: () => ({ title }),
  });
}

export async function importPage(
  project: Project,
  { url }: ParsedInput<'library.import-url'>,
  options: CallOptions,
): Promise<Result<Imported>> {
  const { models, pages, clock } = project;
  if (isOffline(models)) {
    return fail(
      userFault('offline', 'Heddle is told to stay offline, so no page is fetched. Change that in the settings.'),
    );
  }
  const fetched = await pages.fetch({ url, accept: wantedTypes, signal: options.signal });
  if (!fetched.ok) return fetched;
  const fileName = fileNameOfPage(fetched.value);
  if (fileName === null) {
    return fail(
      userFault(
        'file-type-unsupported',
        `What is at ${url} is no page or document that Heddle reads, but ${fetched.value.mediaType || 'of a kind that its server does not name'}.`,
      ),
    );
  }
  const accessed = timestamp(clock).slice(0, 10).split('-').map(Number);
  return importMade(project, options, {
    bytes: fetched.value.bytes,
    fileName,
    origin: url,
    known: ({ type }) => ({
      URL: fetched.value.url,
      accessed,
      ...(type === 'document' && fileName.endsWith('.html') && { type: 'webpage' }),
    }),
  });
}

const wantedTypes = 'text/html, application/xhtml+xml, application/pdf, text/markdown, text/plain;q=0.9, */*;q=0.5';

/** Makes a source of bytes that no file holds. */
async function importMade(
  project: Project,
  options: CallOptions,
  made: Pick<Parameters<typeof importBytes>[0], 'bytes' | 'fileName' | 'origin' | 'known'>,
): Promise<Result<Imported>> {
  const { store, files, readAndSplit, clock } = project;
  const report = await project.importTurn(() =>
    importBytes({ ...made, store, files, readAndSplit, clock, ...options }),
  );
  if (!report.ok) return report;
  const matches = await matchWaiting(store);
  const changed = await applyEntries({ store, sourceIds: matches.map(({ sourceId }) => sourceId) });
  options.onEvent({ type: 'sources-changed' });
  if (matches.length > 0) options.onEvent({ type: 'entries-changed' });
  const entries =
    matches.length === 0
      ? null
      : { files: [], read: 0, matched: matches.length, attached: 0, unmatched: 0, problems: [] };
  return finished(project, { ...report.value, entries, changed }, options);
}

export async function watchFolder(
  { store, watchAnew }: Project,
  { path, isOn }: ParsedInput<'library.watch'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'library.watch'>>> {
  store.setWatchedFolder(resolve(path), isOn);
  await watchAnew?.();
  options.onEvent({ type: 'sources-changed' });
  return succeed({});
}

/**
 * Brings in what is new or changed in a watched folder, and marks what is gone. Returns whether some files are being
 * written to just now, so that it has to be looked through again.
 */
export async function followFolder(
  project: Project,
  watched: { readonly path: string; readonly finished: ReadonlySet<string> },
  options: CallOptions,
): Promise<Result<{ readonly isUnfinished: boolean }>> {
  const { store, files, clock } = project;
  const { path: folder, finished: complete } = watched;
  const { signal, onEvent } = options;
  if (!files.isThere(folder)) {
    if (markMissing({ store, isMissing: (origin) => isInside(origin, folder) })) onEvent({ type: 'sources-changed' });
    return succeed({ isUnfinished: false });
  }
  const look = await lookForChanges({ folder, store, files, nowMs: clock.nowMs(), finished: complete, signal });
  if (signal.aborted) return fail(userFault('cancelled', 'Looking through the folder was cancelled.'));
  // First what is gone: a file that was moved comes in again, and is there.
  const isMissing = (origin: string) => isInside(origin, folder) && !files.isThere(origin);
  if (markMissing({ store, isMissing })) onEvent({ type: 'sources-changed' });
  if (look.changed.length > 0) {
    // A folder that is looked through for the first time comes in as a whole, which is faster.
    const isAll = look.changed.length === look.present.size && !look.isUnfinished;
    const paths = isAll ? [folder] : look.changed.map(({ path }) => path);
    const imported = await importSources(project, { folder: project.folder, paths }, options);
    if (!imported.ok) return imported;
    store.noteSeenFiles(look.changed);
  }
  return succeed({ isUnfinished: look.isUnfinished });
}

function isInside(path: string, folder: string): boolean {
  return (
    path.startsWith(folder.endsWith('/') || folder.endsWith('\\') ? folder : `${folder}/`) ||
    path.startsWith(`${folder}\\`)
  );
}
