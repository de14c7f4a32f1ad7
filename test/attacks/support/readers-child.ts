// A thread that reads one hostile input after the other with what a reader thread of the core runs, and tells each outcome.
import { escapes } from './readers/escape-watch.mjs';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';

export type ReadersTask = {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly isSmall: boolean;
};
/** What the thread says: before it reads an input, and when it is done with it. */
export type ReadersNews =
  | {
      readonly type: 'started';
      readonly index: number;
      readonly reader: string;
      readonly how: string;
      readonly byteCount: number;
    }
  | {
      readonly type: 'done';
      readonly index: number;
      readonly outcome: string;
      readonly detail: string;
      readonly problems: readonly string[];
      readonly escapes: readonly string[];
      readonly ms: number;
    }
  | { readonly type: 'finished' };

const { readInput } = await import('./readers/read-input.ts');
const { gatherCorpus } = await import('./readers/corpus.ts');
const { makeInput } = await import('./readers/make-input.ts');

const { seed, from, to, step, isSmall } = workerData as ReadersTask;
const port = parentPort as MessagePort;
const tell = (news: ReadersNews) => port.postMessage(news);
const corpus = gatherCorpus({ isSmall });
escapes.length = 0;

for (let index = from; index < to; index += step) {
  const input = makeInput({ corpus, seed, index });
  escapes.length = 0;
  tell({ type: 'started', index, reader: input.reader, how: input.how, byteCount: input.bytes.length });
  const before = process.threadCpuUsage();
  const { outcome, detail, problems } = await readInput(input);
  tell({ type: 'done', index, outcome, detail, problems, escapes: [...escapes], ms: cpuMsSince(before) });
}
tell({ type: 'finished' });

/** What this thread computed, however busy the machine is with others. */
function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
