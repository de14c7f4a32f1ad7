import { ourFault, userFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { MemoryIndexError } from '#main/ports/memory-index.ts';
import { createPace } from '#main/ports/pace.ts';
import { storageFault } from '#main/ports/storage-fault.ts';
import { fillVectors } from './fill-vectors.ts';
import { fillWords } from './fill-words.ts';
import { batchSize, type ProjectionOptions } from './projection.ts';
import { removeRows } from './remove-rows.ts';

/**
 * Brings the memory index up to what project.db holds: words first, so that search works, then vectors. An index that
 * is gone, damaged or not this project's is wiped and rebuilt. Safe to stop and repeat at any moment.
 * Faults: `cancelled`, `memory-unavailable`.
 */
export function projectPassages(options: ProjectionOptions): Promise<Result<void>> {
  return outlastDamage(options, async () => {
    await healWords(options);
    await fillVectors(options);
  });
}

/** The first half: from here on every passage is found by its words. Faults: as above. */
export function projectWords(options: ProjectionOptions): Promise<Result<void>> {
  return outlastDamage(options, () => healWords(options));
}

/**
 * The second half, which may take long and may run while searches go on. It ends early where the embedder can't be
 * reached, having said so; the next time goes on from there. Faults: as above.
 */
export function projectVectors(options: ProjectionOptions): Promise<Result<void>> {
  return outlastDamage(options, () => fillVectors(options));
}

/** Begins the memory index anew from project.db, whatever state it is in, with its words. Faults: as above. */
export async function rebuildWords(options: ProjectionOptions): Promise<Result<void>> {
  await restart(options, 'a rebuild was asked for');
  return projectWords(options);
}

/** Rebuilds the memory index from project.db, whatever state it is in. */
export async function rebuildMemory(options: ProjectionOptions): Promise<Result<void>> {
  await restart(options, 'a rebuild was asked for');
  return projectPassages(options);
}

async function outlastDamage(options: ProjectionOptions, work: () => Promise<void>): Promise<Result<void>> {
  try {
    return await finish(options, work);
  } catch (error) {
    // A fit that is stopped rejects with the reason.
    if (options.signal.aborted && error === options.signal.reason) return fail(cancelled);
    if (!(error instanceof MemoryIndexError)) throw error;
    if (!error.isDamaged) return fail(unavailable(error));
    await restart(options, error.message);
    return finish(options, async () => {
      await healWords(options);
      await fillVectors(options);
    });
  }
}

async function finish(options: ProjectionOptions, work: () => Promise<void>): Promise<Result<void>> {
  const { store, index, signal } = options;
  await work();
  // Sources may have been removed while it was at work.
  await removeRows(options);
  if (signal.aborted) return fail(cancelled);
  if (store.countPassages() > 0) await index.optimise();
  return succeed(undefined);
}

const cancelled = userFault('cancelled', 'Indexing was cancelled. It goes on with the next command.');

function unavailable(error: MemoryIndexError): Fault {
  const fault = storageFault(error);
  if (fault !== null && fault.code !== 'memory-unavailable') return fault;
  return ourFault(
    'memory-unavailable',
    'The search index could not be brought up to date. Your sources are safe; try again, or rebuild it with reindex.',
    error.message,
  );
}

async function healWords(options: ProjectionOptions): Promise<void> {
  const damage = await mismatch(options);
  if (damage !== null) await restart(options, damage);
  await removeRows(options);
  await fillWords(options);
}

/** Null when the index holds what project.db says it does. */
async function mismatch({ store, index }: ProjectionOptions): Promise<string | null> {
  if (store.indexStamp() === null) return 'no index was made yet';
  const fit = store.readFit();
  const countWanted = () => {
    const passageCount = store.countPassages();
    return {
      words: passageCount - store.countWithoutWords(),
      vectors: fit === null ? 0 : passageCount - store.countWithoutVectors(fit.space),
    };
  };
  const before = countWanted();
  const { words, vectors } = await index.count();
  // Sources may have been removed, or more projected, while it counted.
  const after = countWanted();
  const wanted = {
    words: Math.min(before.words, after.words),
    vectors: Math.min(before.vectors, after.vectors),
  };
  // More rows than marked is what a kill between the two leaves behind, and harmless: rows are replaced by id.
  if (words < wanted.words) return `the index holds ${words} of ${wanted.words} passages`;
  const held = fit === null ? 0 : (vectors[fit.space] ?? 0);
  return held < wanted.vectors ? `the index holds ${held} of ${wanted.vectors} vectors` : null;
}

async function restart({ store, index, newStamp, onEvent }: ProjectionOptions, reason: string): Promise<void> {
  if (store.countPassages() > 0 && store.indexStamp() !== null) onEvent({ type: 'memory-rebuilt', reason });
  await index.wipe();
  const pace = createPace();
  for (let after: number | null = 0; after !== null; await pace()) {
    after = store.forgetProjected({ after, count: batchSize });
  }
  store.nameIndex(newStamp());
}
