import type { PDFDocumentProxy } from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- `?url` makes the build give the worker's address: a default export that the linter can't find in the file
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

export type PdfEngine = typeof import('pdfjs-dist');

let engine: Promise<PdfEngine> | null = null;

/** pdf.js, loaded when the first PDF is opened. */
export function loadPdfEngine(): Promise<PdfEngine> {
  engine ??= import('pdfjs-dist').then((loaded) => {
    loaded.GlobalWorkerOptions.workerSrc = workerUrl;
    return loaded;
  });
  return engine;
}

/** Up to this size the whole file comes sooner than the many parts in which its pages are looked up. */
const mostStreamedBytes = 32_000_000;

/** Opens a PDF; of a large one only the parts that are shown are fetched. `close` ends its worker, also while it opens. */
export function openPdf({ url, byteCount }: { readonly url: string; readonly byteCount: number }): {
  readonly opened: Promise<PDFDocumentProxy>;
  readonly close: () => void;
} {
  const controller = new AbortController();
  const files = (name: string) => new URL(`pdf/${name}/`, document.baseURI).href;
  const opened = loadPdfEngine().then((pdf) => {
    controller.signal.throwIfAborted();
    const task = pdf.getDocument({
      url,
      disableAutoFetch: true,
      disableStream: byteCount > mostStreamedBytes,
      rangeChunkSize: 131_072,
      // Files without their own fonts, or with Chinese, Japanese or Korean text, need these to be drawn at all.
      cMapUrl: files('cmaps'),
      cMapPacked: true,
      standardFontDataUrl: files('standard_fonts'),
      wasmUrl: files('wasm'),
      iccUrl: files('iccs'),
      verbosity: pdf.VerbosityLevel.ERRORS,
    });
    controller.signal.addEventListener('abort', () => void task.destroy());
    return task.promise;
  });
  return { opened, close: () => controller.abort() };
}
