import { resolve } from 'node:path';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import { importPaths } from '#main/flow/ingest/index.ts';
import {
  createHealingIndex,
  openQueryEmbedder,
  projectPassages,
  projectVectors,
  projectWords,
  type QueryEmbedder,
  queryLanguages,
  rebuildMemory,
  retrieve,
} from '#main/flow/passages/index.ts';
import type { MemoryIndex } from '#main/ports/memory-index.ts';
import type { CallOptions, Project } from './project.ts';

export async function importSources(
  project: Project,
  input: ParsedInput<'library.import'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'library.import'>>> {
  const { store, files, readAndSplit, readerThreads, clock } = project;
  const report = await importPaths({
    paths: input.paths.map((path) => resolve(path)),
    store,
    files,
    readAndSplit,
    width: readerThreads,
    clock,
    ...options,
  });
  if (!report.ok) return report;
  const found = await projectWords({ ...projection(project), ...options, fit: true });
  if (!found.ok) return found;
  // A core that lives on may answer here and go on with the rest in the background.
  const projected = await projectVectors({ ...projection(project), ...options, fit: true });
  if (!projected.ok) return projected;
  const { imported, skipped, failed } = report.value;
  return succeed({ imported: [...imported], skipped: [...skipped], failed: [...failed] });
}

export async function search(
  project: Project,
  input: ParsedInput<'library.search'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'library.search'>>> {
  const { store } = project;
  const ready = await bringUpToDate(project, { ...options, fit: false });
  if (!ready.ok) return ready;
  const embedder = await queryEmbedder(project, options);
  const languages = queryLanguages(input.query, store.passagesByLanguage());
  const index = healingIndex(project, options);
  const hits = await retrieve({ query: input.query, limit: input.limit, index, embedder, languages });
  if (options.signal.aborted) return fail(userFault('cancelled', 'The search was cancelled.'));
  const scores = new Map(hits.map(({ id, score }) => [id, score]));
  return succeed({
    results: store.getPassages(hits.map(({ id }) => id)).map((passage) => ({
      passageId: passage.id,
      sourceId: passage.sourceId,
      title: store.getSource(passage.sourceId)?.bibliographic.title ?? '',
      page: passage.page,
      charStart: passage.charStart,
      charEnd: passage.charEnd,
      score: scores.get(passage.id) ?? 0,
      text: passage.text,
    })),
  });
}

export function sourceText(
  project: Project,
  input: ParsedInput<'library.text'>,
): Result<RequestOutput<'library.text'>> {
  const text = project.store.readText(input.sourceId);
  return text === null
    ? fail(userFault('source-not-found', `This project has no source ${input.sourceId}.`))
    : succeed({ text });
}

export async function reindex(
  project: Project,
  _input: ParsedInput<'library.reindex'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'library.reindex'>>> {
  const rebuilt = await rebuildMemory({ ...projection(project), ...options, fit: true });
  if (!rebuilt.ok) return rebuilt;
  const { words, vectors } = await project.index.count();
  const fit = project.store.readFit();
  const space = fit !== null && project.fitter.isOwn(fit) ? fit.space : null;
  return succeed({ passages: words, vectors: space === null ? 0 : (vectors[space] ?? 0), space });
}

/** Search and planning see every passage; with `fit`, by vectors that fit the library as it is. */
export function bringUpToDate(project: Project, options: CallOptions & { fit: boolean }): Promise<Result<void>> {
  return projectPassages({ ...projection(project), ...options });
}

/** How queries are placed among the vectors; null while the words decide alone. */
export function queryEmbedder({ store, fitter }: Project, options: CallOptions): Promise<QueryEmbedder | null> {
  return openQueryEmbedder({ store, fitter, ...options });
}

/** The project's index for searching: what is damaged on disk is rebuilt on the way. */
export function healingIndex(project: Project, options: CallOptions): MemoryIndex {
  return createHealingIndex({
    index: project.index,
    rebuild: async () => {
      await rebuildMemory({ ...projection(project), ...options, fit: false });
    },
  });
}

function projection({ store, index, fitter, newSuffix }: Project) {
  return { store, index, fitter, newStamp: newSuffix };
}
