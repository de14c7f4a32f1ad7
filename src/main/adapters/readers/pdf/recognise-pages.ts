import { OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { toGrey, type GreyPicture } from '#shared/base/grey-picture.ts';
import type { OnPage } from '#main/ports/source-reader.ts';
import type { TextRecogniser } from '#main/ports/text-recogniser.ts';
import { recognisePicture } from '../recognised/recognise-picture.ts';
import type { ReadPicture } from '../recognised/recognised-page.ts';
import type { PdfPage } from './pdf-page.ts';

const pointsPerInch = 72;
const usualDpi = 200;
const mostPixels = 16_000_000;
/** A page with fewer letters than these has a stamp or a number, and its text elsewhere. */
const fewLetters = 60;
const fewGoodLetters = 400;
/** Letters drawn as outlines take many strokes. */
const manyStrokes = 300;

type Canvas = {
  readonly canvas: Parameters<PDFPageProxy['render']>[0]['canvas'];
  readonly context: {
    readonly getImageData: (
      x: number,
      y: number,
      width: number,
      height: number,
    ) => { readonly data: Uint8ClampedArray };
  };
};
type Canvases = {
  readonly create: (width: number, height: number) => Canvas;
  readonly destroy: (canvas: Canvas) => void;
};

/** Draws the pages whose words are pictures, one after the other, and reads them. */
export async function recognisePages(options: {
  readonly document: PDFDocumentProxy;
  readonly pages: readonly PdfPage[];
  readonly recogniser: TextRecogniser;
  readonly onPage: OnPage;
}): Promise<{ readonly read: readonly ReadPicture[]; readonly failed: readonly number[] }> {
  const { document, pages, recogniser, onPage } = options;
  const read: ReadPicture[] = [];
  const failed: number[] = [];
  const wanted: number[] = [];
  for (const page of pages) if (await isPicture(page, document)) wanted.push(page.number);
  for (const number of wanted) {
    onPage(number, document.numPages);
    try {
      const page = await document.getPage(number);
      const { picture, dpi } = await draw(page, document);
      const reading = await recognisePicture(picture, { recogniser, dpi });
      const pointsPerPixel = pointsPerInch / dpi;
      if (reading.ok) read.push({ number, reading: reading.value, unitsPerPixel: pointsPerPixel, pointsPerPixel });
      else failed.push(number);
    } catch {
      failed.push(number);
    }
  }
  return { read, failed };
}

async function isPicture(page: PdfPage, document: PDFDocumentProxy): Promise<boolean> {
  const letters = [...page.segments, ...page.asides].reduce((sum, { charCount }) => sum + charCount, 0);
  if (page.isGarbled) return letters < fewGoodLetters;
  if (letters >= fewLetters) return false;
  try {
    const proxy = await document.getPage(page.number);
    const { fnArray } = await proxy.getOperatorList();
    proxy.cleanup();
    const strokes = fnArray.filter((operation) => operation === OPS.constructPath).length;
    return fnArray.some((operation) => imageOperations.has(operation)) || (letters === 0 && strokes > manyStrokes);
  } catch {
    return false;
  }
}

const imageOperations: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintImageMaskXObject,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObjectRepeat,
]);

/** The page as it is shown, turned as it asks for, in grey on white. */
async function draw(
  page: PDFPageProxy,
  document: PDFDocumentProxy,
): Promise<{ readonly picture: GreyPicture; readonly dpi: number }> {
  const full = page.getViewport({ scale: 1 });
  const scale = Math.min(usualDpi / pointsPerInch, Math.sqrt(mostPixels / (full.width * full.height)));
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const canvases = document.canvasFactory as Canvases;
  const canvas = canvases.create(width, height);
  try {
    await page.render({ canvas: canvas.canvas, viewport, background: '#ffffff' }).promise;
    const { data } = canvas.context.getImageData(0, 0, width, height);
    return { picture: toGrey({ width, height, data }), dpi: scale * pointsPerInch };
  } finally {
    canvases.destroy(canvas);
    page.cleanup();
  }
}
