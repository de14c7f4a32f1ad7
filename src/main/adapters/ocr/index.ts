import { Worker } from 'node:worker_threads';
import type { GreyPicture } from '#shared/base/grey-picture.ts';
import { userFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { RecognisedPicture, TextRecogniser } from '#main/ports/text-recogniser.ts';
import { chooseLanguages } from './language-files.ts';
import { openImage } from './open-image.ts';
import type { OcrAnswer, OcrTask } from './ocr-worker.ts';

const usualDpi = 200;

/**
 * Reads pictures with Tesseract, in a thread of its own that begins with the first picture and dies with the source.
 * Its language data are files: English comes with Heddle, others lie in `languageFolder`. Nothing of it can reach a network.
 */
export function createTextRecogniser(options: {
  readonly languages: readonly string[];
  readonly languageFolder: string;
  readonly pageTimeoutMs: number;
}): TextRecogniser {
  const { languages, warnings } = chooseLanguages(options.languages, options.languageFolder);
  let worker: Worker | null = null;
  let settle: (outcome: OcrAnswer | Fault) => void = () => undefined;
  let lastId = 0;

  function stop(): Promise<unknown> {
    const stopped = worker?.terminate() ?? Promise.resolve();
    worker = null;
    return stopped;
  }

  function start(): Worker {
    const started = new Worker(new URL('./ocr-worker.ts', import.meta.url), { workerData: { languages } });
    started.on('message', (answer: OcrAnswer) => answer.id === lastId && settle(answer));
    const end = (reason: string) => {
      if (worker !== started) return;
      worker = null;
      settle(broken(reason));
    };
    started.on('error', (error: Error) => end(error.message));
    started.on('exit', () => end('the thread ended'));
    return started;
  }

  function ask(task: OcrTask): Promise<OcrAnswer | Fault> {
    worker ??= start();
    const engine = worker;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        void stop();
        resolve(tooSlow(options.pageTimeoutMs));
      }, options.pageTimeoutMs);
      settle = (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      };
      engine.postMessage(task, [task.pgm.buffer as ArrayBuffer]);
    });
  }

  return {
    warnings,
    openImage,
    recognise: async (picture, { dpi = usualDpi } = {}): Promise<Result<RecognisedPicture>> => {
      lastId += 1;
      const answer = await ask({ id: lastId, pgm: toPgm(picture), dpi });
      if ('code' in answer) return fail(answer);
      return answer.picture === null ? fail(broken(answer.detail)) : succeed(answer.picture);
    },
    close: async () => void (await stop()),
  };
}

/** The plainest image format there is: a line of sizes, then the pixels. */
function toPgm({ width, height, pixels }: GreyPicture): Uint8Array {
  const head = Buffer.from(`P5 ${width} ${height} 255\n`, 'latin1');
  const pgm = new Uint8Array(head.length + pixels.length);
  pgm.set(head);
  pgm.set(pixels, head.length);
  return pgm;
}

function tooSlow(timeoutMs: number): Fault {
  return userFault(
    'reader-timed-out',
    `Recognising the text of one page took more than ${Math.round(timeoutMs / 1000)} seconds, so it was left.`,
  );
}

function broken(detail: string): Fault {
  return userFault('reader-crashed', 'The text of this page could not be recognised.', detail);
}
