import { create } from 'zustand';
import type { Result } from '#shared/base/result.ts';
import type { Announcement, CoreConnection } from '#shared/contract/index.ts';
import type { BroughtFile, Bytes } from '#renderer/client/index.ts';
import { addNotice } from '#renderer/state/notices.ts';
import type { FailedFile, ImportJob, ImportReport } from './import-progress.ts';

type Reach = { readonly connection: CoreConnection; readonly bytes: Bytes; readonly folder: string };

/** What is brought in; `files` are handed over first where the core can't read them where they are. */
export type ImportWork =
  | { readonly kind: 'files'; readonly files: readonly BroughtFile[] }
  | { readonly kind: 'files' | 'folder' | 'retry'; readonly paths: readonly string[] }
  | { readonly kind: 'text'; readonly title: string; readonly text: string }
  | { readonly kind: 'page'; readonly url: string }
  /** `collection`: its key; null for the whole library. */
  | { readonly kind: 'zotero'; readonly collection: string | null };

/** What comes in and what came of it: outlives the pane, so that one may look elsewhere meanwhile. */
export const useImports = create<{ readonly jobs: readonly ImportJob[] }>(() => ({ jobs: [] }));

type Running = { readonly reach: Reach; readonly work: ImportWork; controller: AbortController };

const running = new Map<number, Running>();
let lastId = 0;
/** One import at a time: the core's events don't say which of two they belong to. */
let queue: Promise<void> = Promise.resolve();

/** Begins once those before it have ended. Resolves when it ended, whether all came in or not. */
export function startImport(reach: Reach, work: ImportWork, name: string): Promise<void> {
  lastId += 1;
  const id = lastId;
  const paths = 'paths' in work ? work.paths : [];
  const job: ImportJob = {
    id,
    folder: reach.folder,
    kind: work.kind,
    name,
    state: 'waiting',
    paths,
    total: 'files' in work ? work.files.length : work.kind === 'folder' ? 0 : Math.max(1, paths.length),
    brought: 0,
    reported: [],
    current: null,
    page: null,
    indexed: null,
    startedAt: Date.now(),
    imported: [],
    skipped: [],
    failed: [],
    entries: null,
  };
  useImports.setState(({ jobs }) => ({ jobs: [...jobs, job] }));
  running.set(id, { reach, work, controller: new AbortController() });
  return enqueue(id);
}

/** Stops after the files being read now; `resumeImport` goes on with the others. */
export function pauseImport(id: number): void {
  change(id, { state: 'paused' });
  running.get(id)?.controller.abort();
}

export function resumeImport(id: number): void {
  const entry = running.get(id);
  if (entry === undefined) return;
  entry.controller = new AbortController();
  change(id, { state: 'waiting' });
  void enqueue(id);
}

/** What came in until now stays. */
export function cancelImport(id: number): void {
  change(id, { state: 'cancelled' });
  running.get(id)?.controller.abort();
}

/** Takes what is said of an ended import off the screen. */
export function dismissImport(id: number): void {
  running.delete(id);
  useImports.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) }));
}

function enqueue(id: number): Promise<void> {
  queue = queue.then(() => run(id));
  return queue;
}

async function run(id: number): Promise<void> {
  const entry = running.get(id);
  if (entry === undefined || jobOf(id)?.state !== 'waiting') return;
  const { connection } = entry.reach;
  const unsubscribe = connection.subscribe((announcement) => {
    if (announcement.origin === connection.id && announcement.folder === entry.reach.folder) hear(id, announcement);
  });
  try {
    const report = await bringIn(id, entry);
    if (report === null) return;
    if (report.ok) settle(id, report.value);
    else if (report.fault.code !== 'cancelled') {
      addFailure(id, { path: jobOf(id)?.name ?? '', message: report.fault.message, canRetry: false });
      if (report.fault.whose === 'ours') addNotice({ kind: 'fault', fault: report.fault });
    }
    const { state } = jobOf(id) ?? {};
    if (state !== 'paused' && state !== 'cancelled') change(id, { state: 'ended' });
  } finally {
    unsubscribe();
  }
}

async function bringIn(id: number, { reach, work, controller }: Running): Promise<Result<ImportReport> | null> {
  const { connection, folder } = reach;
  const { signal } = controller;
  change(id, { startedAt: Date.now(), state: 'reading' });
  if (work.kind === 'text') {
    return connection.invoke('library.import-text', { folder, title: work.title, text: work.text }, { signal });
  }
  if (work.kind === 'page') return connection.invoke('library.import-url', { folder, url: work.url }, { signal });
  if (work.kind === 'zotero') {
    return connection.invoke('zotero.import', { folder, collection: work.collection }, { signal });
  }
  if ('files' in work) await handOver(id, reach, work.files, signal);
  if (signal.aborted) return null;
  const job = jobOf(id);
  const ended = new Set(job?.reported);
  const paths = job?.paths.filter((path) => !ended.has(path)) ?? [];
  if (paths.length === 0) return null;
  change(id, { startedAt: Date.now(), state: 'reading' });
  const request = work.kind === 'retry' ? 'library.retry' : 'library.import';
  return connection.invoke(request, { folder, paths: [...paths] }, { signal });
}

/** One file after the other, so that it can be told how far it is, and one that fails stops no other. */
async function handOver(
  id: number,
  { bytes, folder }: Reach,
  files: readonly BroughtFile[],
  signal: AbortSignal,
): Promise<void> {
  change(id, { state: 'bringing' });
  for (const file of files.slice(jobOf(id)?.brought ?? 0)) {
    if (signal.aborted) return;
    const brought = await bytes.bringFiles({ folder, files: [file] });
    const job = jobOf(id);
    if (job === undefined) return;
    change(id, { brought: job.brought + 1, paths: brought.ok ? [...job.paths, ...brought.value] : job.paths });
    if (!brought.ok) addFailure(id, { path: file.name, message: brought.fault.message, canRetry: false });
  }
}

function hear(id: number, { event }: Announcement): void {
  const job = jobOf(id);
  if (job === undefined) return;
  // Other files may end meanwhile, but the one whose pages are told of is the one waited for.
  if ('path' in event && event.type !== 'page-read' && event.path === job.page?.path) change(id, { page: null });
  if (event.type === 'file-started') change(id, { current: event.path });
  if (event.type === 'page-read') change(id, { page: event });
  if (event.type === 'file-found' && job.kind === 'folder') change(id, { total: Math.max(job.total, event.found) });
  if (event.type === 'file-failed') addFailure(id, { path: event.path, message: event.message, canRetry: true });
  if (event.type === 'source-imported') {
    change(id, { imported: [...job.imported, event], reported: [...job.reported, event.path] });
  }
  if (event.type === 'file-skipped') {
    change(id, { skipped: [...job.skipped, event], reported: [...job.reported, event.path] });
  }
  if (event.type === 'vectors-fitting') startIndexing(id, event.fraction);
  if (event.type === 'words-projected' || event.type === 'vectors-projected') {
    startIndexing(id, event.total === 0 ? 1 : event.done / event.total);
  }
}

function startIndexing(id: number, indexed: number): void {
  const isGoingOn = ['reading', 'indexing'].includes(jobOf(id)?.state ?? '');
  if (isGoingOn) change(id, { indexed, state: 'indexing' });
}

/** What the report has and no event said: requests that bring in one thing may announce nothing. */
function settle(id: number, report: ImportReport): void {
  const job = jobOf(id);
  if (job === undefined) return;
  const ended = new Set(job.reported);
  const imported = report.imported.filter(({ path }) => !ended.has(path));
  const skipped = report.skipped.filter(({ path }) => !ended.has(path));
  const failed = report.failed.filter(({ path }) => !ended.has(path));
  change(id, {
    entries: report.entries ?? null,
    imported: [...job.imported, ...imported],
    skipped: [...job.skipped, ...skipped],
    failed: [...job.failed, ...failed.map(({ path, message }) => ({ path, message, canRetry: true }))],
    reported: [...job.reported, ...[...imported, ...skipped, ...failed].map(({ path }) => path)],
  });
}

function addFailure(id: number, failure: FailedFile): void {
  const job = jobOf(id);
  if (job === undefined) return;
  change(id, { failed: [...job.failed, failure], reported: [...job.reported, failure.path] });
}

function jobOf(id: number): ImportJob | undefined {
  return useImports.getState().jobs.find((job) => job.id === id);
}

function change(id: number, changes: Partial<ImportJob>): void {
  useImports.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? { ...job, ...changes } : job)) }));
}
