import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import loadCore from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import type { RecognisedPicture } from '#main/ports/text-recogniser.ts';
import { linesOf, type EnginePage } from './engine-lines.ts';
import type { LanguageFile } from './language-files.ts';

/** What the thread is asked: a picture as a PGM file. */
export type OcrTask = { readonly id: number; readonly pgm: Uint8Array; readonly dpi: number };
export type OcrAnswer = { readonly id: number; readonly picture: RecognisedPicture | null; readonly detail: string };

/** Tesseract's "automatic page segmentation, but no orientation": that needs data which isn't shipped. */
const wholePage = '3';
const neuralOnly = 1;

const { languages } = workerData as { readonly languages: readonly LanguageFile[] };
const starting = start();
parentPort?.on('message', (task: OcrTask) => void answer(task));

async function start() {
  const core = await loadCore({
    TesseractProgress: () => undefined,
    print: () => undefined,
    printErr: () => undefined,
  });
  for (const { code, path } of languages) core.FS.writeFile(`./${code}.traineddata`, unpacked(readFileSync(path)));
  const api = new core.TessBaseAPI();
  const failed = api.Init(null, languages.map(({ code }) => code).join('+'), neuralOnly, undefined);
  if (failed !== 0) throw new Error('the language data cannot be used');
  api.SetVariable('tessedit_pageseg_mode', wholePage);
  return { core, api };
}

async function answer({ id, pgm, dpi }: OcrTask): Promise<void> {
  try {
    const { core, api } = await starting;
    core.FS.writeFile('/input', pgm);
    api.SetVariable('user_defined_dpi', String(dpi));
    if (api.SetImageFile(1, 0) !== 0) throw new Error('the picture cannot be read');
    api.Recognize(null);
    // The engine wrote it.
    const page = JSON.parse(api.GetJSONText()) as EnginePage;
    reply({ id, picture: { lines: linesOf(page) }, detail: '' });
  } catch (error) {
    reply({ id, picture: null, detail: error instanceof Error ? error.message : String(error) });
  }
}

function reply(answered: OcrAnswer): void {
  parentPort?.postMessage(answered);
}

function unpacked(bytes: Buffer): Uint8Array {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: 400_000_000 }) : bytes;
}
