import type { MemoryIndex } from '#main/ports/memory-index.ts';
import type { Ask, Session } from './session.ts';
import { quantile } from './trend.ts';

export type Compaction = {
  readonly outsideMs: number;
  readonly duringMs: number;
  readonly searches: number;
  readonly failed: number;
  readonly compactions: number;
};

/** How long searches take while the index is compacted and while it isn't, turn by turn; several at a time. */
export async function measureCompaction(options: {
  readonly ask: Ask;
  readonly folder: string;
  readonly session: Session;
  readonly index: () => MemoryIndex | null;
  readonly rounds: number;
}): Promise<Compaction> {
  const { ask, folder, session, index, rounds } = options;
  const took = { outside: [] as number[], during: [] as number[] };
  let failed = 0;
  let compactions = 0;

  async function search(into: number[]): Promise<void> {
    const startedMs = performance.now();
    try {
      await ask('library.search', { folder, query: `service ${startedMs} users` });
      into.push(performance.now() - startedMs);
    } catch {
      failed += 1;
    }
  }
  const reader = async (into: number[], isOver: () => boolean): Promise<void> => {
    do await search(into);
    while (!isOver());
  };

  for (let round = 0; round < rounds; round += 1) {
    // Something that has to be compacted.
    for (let times = 0; times < 3; times += 1) await session.importOne();
    let left = 30;
    await Promise.all([0, 1].map(() => reader(took.outside, () => (left -= 1) < 0)));
    let isCompacted = false;
    const compacting = (index()?.optimise() ?? Promise.resolve()).finally(() => (isCompacted = true));
    await Promise.all([compacting, ...[0, 1].map(() => reader(took.during, () => isCompacted))]);
    compactions += 1;
  }
  return {
    outsideMs: quantile(took.outside, 0.95),
    duringMs: quantile(took.during, 0.95),
    searches: took.outside.length + took.during.length,
    failed,
    compactions,
  };
}
