import { parentPort } from 'node:worker_threads';
import type { EmbeddableText } from '#main/ports/embedder.ts';
import { analyseText } from './analyse-text.ts';
import { createTermEmbedder } from './embed-terms.ts';
import { fitModel } from './fit-model.ts';
import { foldNewTerms } from './fold-terms.ts';
import { fromBytes, toBytes } from './model-bytes.ts';
import { createTermCounter, type TermCounter } from './term-counts.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

type Task =
  | { readonly kind: 'idle' }
  | { readonly kind: 'fit'; readonly counter: TermCounter; readonly expected: number }
  | {
      readonly kind: 'fold-in';
      readonly counter: TermCounter;
      readonly bytes: Uint8Array;
      readonly passageCount: number;
    };

// More passages are counted, but only an even choice of so many is kept for folding terms in.
const mostKept = 250_000;

let task: Task = { kind: 'idle' };
let embedTerms: ((terms: readonly string[]) => Float32Array) | null = null;
let takenCount = 0;

parentPort?.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'start-fit':
      task = {
        kind: 'fit',
        counter: createTermCounter({ expectedPassages: message.passageCount, mostKept }),
        expected: message.passageCount,
      };
      return;
    case 'start-fold-in':
      task = {
        kind: 'fold-in',
        counter: createTermCounter({ expectedPassages: 0, mostKept }),
        bytes: message.bytes,
        passageCount: message.passageCount,
      };
      return;
    case 'passages':
      takePassages(message.batch);
      return;
    case 'finish':
      finish();
      return;
    case 'load':
      embedTerms = createTermEmbedder(fromBytes(message.bytes));
      return;
    case 'embed':
      embed(message.batch);
  }
});

function takePassages(batch: readonly EmbeddableText[]): void {
  if (task.kind === 'idle') throw new Error('passages came before a fit was started');
  for (const passage of batch) task.counter.add(analyseText(passage));
  takenCount += batch.length;
  if (task.kind === 'fit') report('reading', Math.min(1, takenCount / Math.max(1, task.expected)));
  answer({ kind: 'taken' });
}

function finish(): void {
  switch (task.kind) {
    case 'idle':
      throw new Error('a fit was finished before it was started');
    case 'fit': {
      const counts = task.counter.finish();
      const model = fitModel(counts, report);
      if (model === null) answer({ kind: 'no-model' });
      else answerModel(toBytes(model), model.rank, counts.passageCount);
      break;
    }
    case 'fold-in': {
      const model = fromBytes(task.bytes);
      const libraryCount = task.passageCount + takenCount;
      const folded = foldNewTerms(model, task.counter.finish(libraryCount));
      answerModel(toBytes(folded), folded.rank, task.passageCount);
    }
  }
  task = { kind: 'idle' };
}

function embed(batch: readonly EmbeddableText[]): void {
  if (embedTerms === null) throw new Error('texts came before a model');
  const vectors = batch.map((text) => embedTerms?.(analyseText(text)) ?? new Float32Array());
  const rank = vectors[0]?.length ?? 0;
  const values = new Float32Array(vectors.length * rank);
  vectors.forEach((vector, place) => values.set(vector, place * rank));
  answer({ kind: 'vectors', rank, values }, values.buffer);
}

function answerModel(bytes: Uint8Array, rank: number, passageCount: number): void {
  answer({ kind: 'model', rank, passageCount, bytes }, bytes.buffer);
}

function report(phase: string, fraction: number): void {
  answer({ kind: 'progress', phase, fraction });
}

function answer(message: FromWorker, ...transferred: ArrayBufferLike[]): void {
  parentPort?.postMessage(
    message,
    transferred.filter((buffer) => buffer instanceof ArrayBuffer),
  );
}
