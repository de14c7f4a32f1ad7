import type { PageViewport, PDFDocumentProxy, RenderTask, TextLayer } from 'pdfjs-dist';
import { loadPdfEngine } from './pdf-engine.ts';

/** Beyond this many pixels a canvas may fail or take all memory: it is drawn coarser then. */
const mostPixels = 16_777_216;

type Drawing = {
  readonly pdf: PDFDocumentProxy;
  readonly page: number;
  readonly scale: number;
  readonly holder: HTMLElement;
  readonly words: HTMLElement;
  /** The page at scale 1, once it is known. */
  readonly onViewport: (viewport: PageViewport) => void;
};

/**
 * Draws a page and lays its words over it. What was drawn before stays until the new drawing is whole. Resolves with
 * whether it became whole (false where it was cancelled); rejects where the page can't be drawn.
 */
export function drawPage({ pdf, page, scale, holder, words, onViewport }: Drawing): {
  readonly done: Promise<boolean>;
  readonly cancel: () => void;
} {
  let isCancelled = false;
  let rendering: RenderTask | null = null;
  let layer: TextLayer | null = null;

  async function draw(): Promise<boolean> {
    const [engine, loaded] = await Promise.all([loadPdfEngine(), pdf.getPage(page)]);
    if (isCancelled) return false;
    onViewport(loaded.getViewport({ scale: 1 }));
    const viewport = loaded.getViewport({ scale });
    const canvas = document.createElement('canvas');
    const wanted = window.devicePixelRatio;
    const sharpness = Math.min(wanted, Math.sqrt(mostPixels / (viewport.width * viewport.height)));
    canvas.width = Math.floor(viewport.width * sharpness);
    canvas.height = Math.floor(viewport.height * sharpness);
    rendering = loaded.render({
      canvas,
      viewport,
      transform: [sharpness, 0, 0, sharpness, 0, 0],
    });
    await rendering.promise;
    if (isCancelled) return false;
    holder.replaceChildren(canvas);
    words.replaceChildren();
    layer = new engine.TextLayer({ textContentSource: loaded.streamTextContent(), container: words, viewport });
    await layer.render();
    return !isCancelled;
  }

  return {
    done: draw().catch((error: unknown) => {
      if (isCancelled) return false;
      throw error;
    }),
    cancel: () => {
      isCancelled = true;
      rendering?.cancel();
      layer?.cancel();
    },
  };
}
