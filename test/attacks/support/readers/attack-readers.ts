import { Worker } from 'node:worker_threads';
import type { ReadersNews, ReadersTask } from '../readers-child.ts';

/** What came of one input. */
export type Tried = {
  readonly index: number;
  readonly reader: string;
  readonly how: string;
  readonly byteCount: number;
  /** `imported`, the code of the fault, `crashed`, `hung` or `out-of-memory`. */
  readonly outcome: string;
  readonly detail: string;
  readonly problems: readonly string[];
  readonly escapes: readonly string[];
  /** Of computing. */
  readonly ms: number;
};

/** As long as this the core leaves a reader thread with one file. */
const hangMs = 5 * 60_000;
/** What a reader thread of the core has. */
const resourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 8 };

/** Reads inputs 0 to `tries` - 1 of a seed in threads; one that kills or blocks its thread is counted, and the next thread goes on behind it. */
export async function attackReaders(options: {
  tries: number;
  seed: number;
  threads: number;
  isSmall?: boolean;
  onTried?: (tried: Tried) => void;
}): Promise<readonly Tried[]> {
  const { tries, seed, threads, isSmall = false, onTried = () => undefined } = options;
  const all: Tried[] = [];
  const lanes = Array.from({ length: threads }, async (_, lane) => {
    for (let from = lane; from < tries;) {
      const { tried, reached } = await readOn({ seed, from, to: tries, step: threads, isSmall }, onTried);
      all.push(...tried);
      from = reached;
    }
  });
  await Promise.all(lanes);
  return all.toSorted((a, b) => a.index - b.index);
}

/** Until the end, or until a thread is lost; `reached` is where to go on. */
function readOn(task: ReadersTask, onTried: (tried: Tried) => void): Promise<{ tried: Tried[]; reached: number }> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('../readers-child.ts', import.meta.url), { workerData: task, resourceLimits });
    const tried: Tried[] = [];
    let current: Extract<ReadersNews, { type: 'started' }> | null = null;
    let timer: NodeJS.Timeout | undefined;
    const settle = (news: Pick<Tried, 'outcome' | 'detail' | 'problems' | 'escapes' | 'ms'>) => {
      clearTimeout(timer);
      if (current === null) return;
      const { type: _type, ...input } = current;
      const { outcome, detail, problems, escapes, ms } = news;
      const each = { ...input, outcome, detail, problems, escapes, ms };
      current = null;
      tried.push(each);
      onTried(each);
    };
    const lose = (outcome: string, detail: string) => {
      if (current === null) {
        reject(new Error(`the thread was lost between inputs: ${detail}`));
        return;
      }
      const reached = current.index + task.step;
      settle({ outcome, detail, problems: [], escapes: [], ms: 0 });
      void thread.terminate().then(() => resolve({ tried, reached }));
    };
    thread.on('message', (news: ReadersNews) => {
      if (news.type === 'started') {
        current = news;
        timer = setTimeout(() => lose('hung', `more than ${hangMs / 1000} s`), hangMs);
      } else if (news.type === 'done') settle(news);
      else void thread.terminate().then(() => resolve({ tried, reached: task.to }));
    });
    thread.on('error', (error: Error & { code?: string }) =>
      lose(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out-of-memory' : 'crashed', error.stack ?? error.message),
    );
  });
}
