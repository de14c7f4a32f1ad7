import { succeed, type Result } from '#shared/base/result.ts';
import type { Passage } from '#shared/domain/passage.ts';
import type { EmbeddableText, Embedder, Fit } from '#main/ports/embedder.ts';
import { openedEmbedder } from './opened-embedder.ts';
import { batchSize, embeddable, type ProjectionOptions } from './projection.ts';

/**
 * Makes the vectors that are missing, until aborted, with the fit there is or one that is due. Vectors of a new space
 * are filled beside the old ones, which go when all are there. An embedder that can't be reached is no failure: the
 * vectors wait for the next time.
 */
export async function fillVectors(options: ProjectionOptions): Promise<void> {
  const { store, fitter, signal, onEvent } = options;
  if (signal.aborted) return;
  const stored = store.readFit();
  const known = stored !== null && fitter.isOwn(stored) ? stored : null;
  const passageCount = store.countPassages();
  const withoutVector = known === null ? passageCount : store.countWithoutVectors(known.space);
  const isDue = fitter.isDue({ fit: known, passageCount, withoutVector });
  if (!options.fit && (known === null ? isDue : withoutVector > fitter.mostWhileAwaited)) {
    onEvent({ type: 'vectors-waiting', message: leftMessage(withoutVector, passageCount) });
    return;
  }
  const fit = isDue && options.fit ? await fitAnew(options, known) : succeed(await widened(options, known));
  const filled = fit.ok && fit.value !== null ? await fillSpace(options, fit.value) : fit;
  if (!filled.ok && !signal.aborted) {
    onEvent({ type: 'vectors-waiting', message: `${filled.fault.message} ${meanwhile}` });
  }
}

const meanwhile = 'For now, passages without a vector are found by their words alone.';

function leftMessage(left: number, total: number): string {
  return `${left} of ${total} passages have no vector yet and are found by their words alone; the next import, plan or reindex makes them.`;
}

async function fitAnew(options: ProjectionOptions, known: Fit | null): Promise<Result<Fit | null>> {
  const { store, fitter, signal, onEvent } = options;
  const fitted = await fitter.fit({
    passages: inBatches(store.allPassages(batchSize)),
    passageCount: store.countPassages(),
    signal,
    onProgress: ({ phase, fraction }) => onEvent({ type: 'vectors-fitting', phase, fraction }),
  });
  if (!fitted.ok) return fitted;
  if (fitted.value === null || signal.aborted) return succeed(known);
  store.writeFit(fitted.value);
  return succeed(store.readFit());
}

/** The fit with the terms that were first seen after it was made. */
async function widened(options: ProjectionOptions, known: Fit | null): Promise<Fit | null> {
  const { store, fitter, signal } = options;
  if (known === null || fitter.foldIn === null || signal.aborted) return known;
  // Not those without a vector: after a kill or a rebuild the fit knows them already, and must stay what it was.
  const unseen = store.passagesUnseenByFit(batchSize)[Symbol.iterator]();
  const first = unseen.next();
  const bytes = first.done === true ? null : store.readFitBytes();
  if (first.done === true || bytes === null) return known;
  store.writeFit(await fitter.foldIn({ ...known, bytes }, inBatches(withFirst(first.value, unseen))));
  return store.readFit();
}

type Call = { readonly batch: readonly Passage[]; readonly answer: ReturnType<Embedder['embed']> };

/** Several calls are under way at once; their vectors are stored in the order of the passages. */
async function fillSpace(options: ProjectionOptions, fit: Fit): Promise<Result<void>> {
  const { store, index, fitter, onEvent } = options;
  const { space, dimensions } = fit;
  const left = new AbortController();
  const signal = AbortSignal.any([options.signal, left.signal]);
  const total = store.countWithoutVectors(space);
  if (total === 0) return succeed(undefined);
  const embedder = await openedEmbedder({ store, fitter, fit });
  const stamp = store.indexStamp();
  const calls: Call[] = [];
  let read: Passage[] = [];

  const nextBatch = (): readonly Passage[] => {
    if (read.length === 0) {
      const underWay = new Set(calls.flatMap(({ batch }) => batch.map(({ id }) => id)));
      read = store.passagesWithoutVectors(space, batchSize + underWay.size).filter(({ id }) => !underWay.has(id));
    }
    return read.splice(0, embedder.passagesPerCall);
  };
  const callAhead = (): void => {
    while (calls.length < embedder.callsAtOnce) {
      const batch = nextBatch();
      if (batch.length === 0) return;
      const answer = embedder.embed(batch.map(embeddable), { as: 'passage', isUrgent: !options.fit, signal });
      // Awaited in turn; this only keeps a failure before its turn from counting as unheard.
      answer.catch(() => {});
      calls.push({ batch, answer });
    }
  };

  try {
    for (let done = 0; !signal.aborted;) {
      callAhead();
      const call = calls.shift();
      if (call === undefined) {
        await index.keepOnlySpace(space);
        return succeed(undefined);
      }
      const vectors = await call.answer;
      if (!vectors.ok) return vectors;
      await index.putVectors({ space, dimensions, rows: toRows(call.batch, vectors.value) });
      // An index that was wiped meanwhile doesn't hold them.
      if (store.indexStamp() !== stamp) return succeed(undefined);
      store.markVectors(
        space,
        call.batch.map(({ id }) => id),
      );
      // What follows reads the next ones.
      await new Promise((resolve) => setImmediate(resolve));
      done += call.batch.length;
      onEvent({ type: 'vectors-projected', done, total });
    }
    return succeed(undefined);
  } finally {
    left.abort();
    await Promise.allSettled(calls.map(({ answer }) => answer));
  }
}

function toRows(batch: readonly Passage[], vectors: readonly Float32Array[]) {
  return batch.map(({ id, sourceId }, at) => {
    const vector = vectors[at];
    if (vector === undefined) throw new Error(`${vectors.length} vectors for ${batch.length} passages`);
    return { id, sourceId, vector };
  });
}

async function* inBatches(batches: Iterable<readonly Passage[]>): AsyncIterable<readonly EmbeddableText[]> {
  for (const batch of batches) yield batch.map(embeddable);
}

function* withFirst<T>(first: T, others: Iterator<T>): Iterable<T> {
  yield first;
  for (let next = others.next(); next.done !== true; next = others.next()) yield next.value;
}
