import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

const packageFolder = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
/** Our own set: of the package's fonts some are under the GPL. */
const fontFolder = fileURLToPath(new URL('../../../../../resources/pdf-fonts/', import.meta.url));

/** Opens a PDF in this thread, with an empty password. The document must be destroyed by whoever opened it. */
export function openPdf(bytes: Buffer): {
  readonly document: Promise<PDFDocumentProxy>;
  readonly close: () => Promise<void>;
} {
  const task = getDocument({
    data: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    // Without these, text in Chinese, Japanese and Korean fonts comes out empty.
    cMapUrl: `${packageFolder}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: fontFolder,
    // JPEG 2000 and JBIG2, in which scanned pages are often kept, and colour profiles.
    wasmUrl: `${packageFolder}/wasm/`,
    iccUrl: `${packageFolder}/iccs/`,
  });
  return { document: task.promise, close: () => task.destroy() };
}
