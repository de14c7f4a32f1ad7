import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import { markTerms, queryTerms } from '#shared/text/terms/index.ts';
import { plainTitle } from '#shared/text/plain-title.ts';
import {
  createHealingIndex,
  lookThrough,
  openQueryEmbedder,
  projectVectors,
  projectWords,
  type QueryEmbedder,
  queryLanguages,
  rebuildWords,
  retrieve,
} from '#main/flow/passages/index.ts';
import type { MemoryIndex } from '#main/ports/memory-index.ts';
import type { CallOptions, Project } from './project.ts';

/** What came in is found by its words from here on; its vectors follow at once, or beside what comes next. */
export async function indexWhatCameIn(project: Project, options: CallOptions): Promise<Result<void>> {
  const words = await project.indexTurn(() => projectWords({ ...projection(project), ...options, fit: true }));
  if (!words.ok) return words;
  const { onEvent } = options;
  const { background } = project;
  if (background === null) return projectVectors({ ...projection(project), ...options, fit: true });
  background.start('vectors', (signal) => projectVectors({ ...projection(project), signal, onEvent, fit: true }));
  return succeed(undefined);
}

/** Whether the index lacks, or has too much of, what it should hold. */
export function isIndexBehind({ store, fitter }: Project): boolean {
  if (store.removedPassages(1).length > 0 || store.countWithoutWords() > 0) return true;
  const stored = store.readFit();
  const fit = stored !== null && fitter.isOwn(stored) ? stored : null;
  const passageCount = store.countPassages();
  const withoutVector = fit === null ? passageCount : store.countWithoutVectors(fit.space);
  return (fit !== null && withoutVector > 0) || fitter.isDue({ fit, passageCount, withoutVector });
}

export async function search(
  project: Project,
  input: ParsedInput<'library.search'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'library.search'>>> {
  const { store } = project;
  if (project.access === 'read-write') {
    const ready = await bringUpToDate(project, { ...options, fit: false });
    if (!ready.ok) return ready;
  }
  const languages = queryLanguages(input.query, store.passagesByLanguage());
  const terms = new Set(queryTerms(input.query, languages));
  const asked = { query: input.query, limit: input.limit, languages };
  const hits =
    project.access === 'read-write'
      ? await retrieve({
          ...asked,
          index: healingIndex(project, options),
          embedder: await queryEmbedder(project, options),
        })
      : // The index of a newer Heddle may be of another form, and can't be made anew.
        await lookThrough({ ...asked, passages: store.allPassages(200), signal: options.signal });
  if (options.signal.aborted) return fail(userFault('cancelled', 'The search was cancelled.'));
  const scores = new Map(hits.map(({ id, score }) => [id, score]));
  return succeed({
    results: store.getPassages(hits.map(({ id }) => id)).map((passage) => ({
      passageId: passage.id,
      sourceId: passage.sourceId,
      title: plainTitle(store.getSource(passage.sourceId)?.bibliographic.title ?? ''),
      page: passage.page,
      charStart: passage.charStart,
      charEnd: passage.charEnd,
      score: scores.get(passage.id) ?? 0,
      text: passage.text,
      marks: [...markTerms({ text: passage.text, language: passage.language, terms })],
    })),
  });
}

export async function reindex(
  project: Project,
  _input: ParsedInput<'library.reindex'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'library.reindex'>>> {
  const rebuilt = await rebuild(project, { ...options, fit: true });
  if (!rebuilt.ok) return rebuilt;
  const { words, vectors } = await project.index.count();
  const fit = project.store.readFit();
  const space = fit !== null && project.fitter.isOwn(fit) ? fit.space : null;
  return succeed({ passages: words, vectors: space === null ? 0 : (vectors[space] ?? 0), space });
}

/** Search and planning see every passage; with `fit`, by vectors that fit the library as it is. */
export async function bringUpToDate(
  project: Project,
  { fit, ...options }: CallOptions & { fit: boolean },
): Promise<Result<void>> {
  const { background } = project;
  // It answers with what it holds.
  if (project.access === 'read-only') return succeed(undefined);
  if (background?.isGoingOn('vectors') === true) {
    // One at a time makes vectors: a search doesn't wait for it, a plan does.
    if (!fit) return project.indexTurn(() => projectWords({ ...projection(project), ...options, fit }));
    await Promise.race([background.settled('vectors'), aborted(options.signal)]);
  }
  const work = { ...projection(project), ...options, fit };
  const words = await project.indexTurn(() => projectWords(work));
  return words.ok ? projectVectors(work) : words;
}

/** Searches wait for the words alone. */
async function rebuild(project: Project, options: CallOptions & { fit: boolean }): Promise<Result<void>> {
  const work = { ...projection(project), ...options };
  const words = await project.indexTurn(() => rebuildWords(work));
  return words.ok ? projectVectors(work) : words;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** How queries are placed among the vectors; null while the words decide alone. */
export function queryEmbedder({ store, fitter }: Project, options: CallOptions): Promise<QueryEmbedder | null> {
  return openQueryEmbedder({ store, fitter, ...options });
}

/** The project's index for searching: what is damaged on disk is rebuilt on the way. */
export function healingIndex(project: Project, options: CallOptions): MemoryIndex {
  if (project.access === 'read-only') return project.index;
  return createHealingIndex({
    index: project.index,
    rebuild: async () => {
      await rebuild(project, { ...options, fit: false });
    },
  });
}

function projection({ store, index, fitter, newSuffix }: Project) {
  return { store, index, fitter, newStamp: newSuffix };
}
