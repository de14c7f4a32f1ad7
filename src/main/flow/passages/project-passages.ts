import { succeed, type Result } from '#shared/base/result.ts';
import { userFault } from '#shared/base/fault.ts';
import { fail } from '#shared/base/result.ts';
import { analyseTerms } from '#shared/text/terms/index.ts';
import type { Passage } from '#shared/domain/passage.ts';
import type { EmbeddableText, EmbedderFitter, StoredFit } from '#main/ports/embedder.ts';
import { MemoryIndexError, type MemoryIndex } from '#main/ports/memory-index.ts';
import type { PassageStore, ProjectionStore } from '#main/ports/project-store.ts';

export type ProjectionEvent =
  | { readonly type: 'memory-rebuilt'; readonly reason: string }
  | { readonly type: 'words-projected'; readonly done: number; readonly total: number }
  | { readonly type: 'vectors-fitting'; readonly phase: string; readonly fraction: number }
  | { readonly type: 'vectors-projected'; readonly done: number; readonly total: number };

export type ProjectionOptions = {
  readonly store: PassageStore & ProjectionStore;
  readonly index: MemoryIndex;
  readonly fitter: EmbedderFitter;
  /** Whether a fit that is due is made now; without it, vectors are only brought up to the fit there is. */
  readonly fit: boolean;
  readonly newStamp: () => string;
  readonly signal: AbortSignal;
  readonly onEvent: (event: ProjectionEvent) => void;
};

/** One commit of either store per batch: large enough that commits cost little, small enough to hold. */
const batchSize = 2000;
/** A library that has grown by half since the last fit is fitted anew: fold-in alone loses ranking beyond that. */
const refitGrowth = 1.5;
const smallestFit = 50;

/**
 * Brings the memory index up to what project.db holds: words first, so that search works, then vectors. An index that
 * is gone, damaged or not this project's is wiped and rebuilt. Safe to stop and repeat at any moment.
 * Faults: `cancelled`, `memory-unavailable`.
 */
export async function projectPassages(options: ProjectionOptions): Promise<Result<void>> {
  try {
    return await heal(options);
  } catch (error) {
    if (!(error instanceof MemoryIndexError)) throw error;
    if (error.isDamaged) {
      await restart(options, error.message);
      return heal(options);
    }
    return fail({
      code: 'memory-unavailable',
      whose: 'ours',
      message:
        'The search index could not be brought up to date. Your sources are safe; try again, or rebuild it with reindex.',
      detail: error.message,
    });
  }
}

/** Rebuilds the memory index from project.db, whatever state it is in. */
export async function rebuildMemory(options: ProjectionOptions): Promise<Result<void>> {
  await restart(options, 'a rebuild was asked for');
  return projectPassages(options);
}

async function heal(options: ProjectionOptions): Promise<Result<void>> {
  const { store, index, signal } = options;
  const damage = await mismatch(options);
  if (damage !== null) await restart(options, damage);
  await projectWords(options);
  if (!signal.aborted) await projectVectors(options);
  if (signal.aborted) return fail(userFault('cancelled', 'Indexing was cancelled. It goes on with the next command.'));
  if (store.countPassages() > 0) await index.optimise();
  return succeed(undefined);
}

/** Null when the index holds exactly what project.db says it does. */
async function mismatch({ store, index }: ProjectionOptions): Promise<string | null> {
  const stamp = store.indexStamp();
  if (stamp === null) return 'no index was made yet';
  const { words, vectors } = await index.count();
  const wanted = store.countPassages() - store.countWithoutWords();
  // More rows than marked is what a kill between the two leaves behind, and harmless: rows are replaced by id.
  if (words < wanted) return `the index holds ${words} of ${wanted} passages`;
  const fit = store.readFit();
  if (fit === null) return null;
  const wantedVectors = store.countPassages() - store.countWithoutVectors(fit.space);
  const heldVectors = vectors[fit.space] ?? 0;
  return heldVectors < wantedVectors ? `the index holds ${heldVectors} of ${wantedVectors} vectors` : null;
}

async function restart({ store, index, newStamp, onEvent }: ProjectionOptions, reason: string): Promise<void> {
  if (store.countPassages() > 0 && store.indexStamp() !== null) onEvent({ type: 'memory-rebuilt', reason });
  await index.wipe();
  store.restartProjection(newStamp());
}

async function projectWords({ store, index, signal, onEvent }: ProjectionOptions): Promise<void> {
  const total = store.countWithoutWords();
  let done = 0;
  while (!signal.aborted) {
    const batch = store.passagesWithoutWords(batchSize);
    if (batch.length === 0) return;
    await index.putWords(
      batch.map((passage) => ({ id: passage.id, sourceId: passage.sourceId, terms: passageTerms(passage) })),
    );
    store.markWords(batch.map(({ id }) => id));
    done += batch.length;
    onEvent({ type: 'words-projected', done, total });
  }
}

/** The words a passage is found by: its headings' and its own. */
function passageTerms(passage: Passage): string[] {
  return analyseTerms(embeddable(passage).text, passage.language);
}

function embeddable({ headingPath, text, language }: Passage): EmbeddableText {
  return { text: headingPath.length === 0 ? text : `${headingPath.join('\n')}\n${text}`, language };
}

async function projectVectors(options: ProjectionOptions): Promise<void> {
  const { store, index, fitter, signal, onEvent } = options;
  const fit = await currentFit(options);
  if (fit === null || signal.aborted) return;
  const embedder = await fitter.open(fit);
  const total = store.countWithoutVectors(fit.space);
  let done = 0;
  while (!signal.aborted) {
    const batch = store.passagesWithoutVectors(fit.space, batchSize);
    if (batch.length === 0) break;
    const vectors = await embedder.embed(batch.map(embeddable));
    await index.putVectors({
      space: fit.space,
      dimensions: fit.dimensions,
      rows: batch.map(({ id, sourceId }, at) => ({
        id,
        sourceId,
        vector: vectors[at] ?? new Float32Array(fit.dimensions),
      })),
    });
    store.markVectors(
      fit.space,
      batch.map(({ id }) => id),
    );
    done += batch.length;
    onEvent({ type: 'vectors-projected', done, total });
  }
  if (total > 0 && !signal.aborted) await index.keepOnlySpace(fit.space);
}

/** The fit to embed with: the stored one, widened by terms that are new, or a new one where that is due. */
async function currentFit(options: ProjectionOptions): Promise<StoredFit | null> {
  const { store, fitter, signal, onEvent } = options;
  const known = store.readFit();
  const passageCount = store.countPassages();
  const isDue = known === null ? passageCount >= smallestFit : passageCount >= known.passageCount * refitGrowth;
  if (isDue && options.fit) {
    const fitted = await fitter.fit({
      passages: inBatches(store.allPassages(batchSize)),
      passageCount,
      signal,
      onProgress: ({ phase, fraction }) => onEvent({ type: 'vectors-fitting', phase, fraction }),
    });
    if (fitted !== null && !signal.aborted) store.writeFit(fitted);
    return fitted ?? known;
  }
  if (known === null || signal.aborted) return known;
  // Not those without a vector: after a kill or a rebuild the fit knows them already, and must stay what it was.
  const unseen = store.passagesUnseenByFit(known.space);
  if (unseen.length === 0) return known;
  const widened = await fitter.foldIn(known, inBatches(slices(unseen)));
  store.writeFit(widened);
  return widened;
}

async function* inBatches(batches: Iterable<readonly Passage[]>): AsyncIterable<readonly EmbeddableText[]> {
  for (const batch of batches) yield batch.map(embeddable);
}

function* slices(passages: readonly Passage[]): Iterable<readonly Passage[]> {
  for (let start = 0; start < passages.length; start += batchSize) yield passages.slice(start, start + batchSize);
}
