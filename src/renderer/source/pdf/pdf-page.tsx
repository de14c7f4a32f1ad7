import type { PageViewport, PDFDocumentProxy } from 'pdfjs-dist';
import { memo, useEffect, useRef, useState } from 'react';
import type { SourceId } from '#shared/base/ids.ts';
import { useText } from '#renderer/language/index.ts';
import { ReadWords } from '../read-words.tsx';
import { drawPage } from './draw-page.ts';
import type { PageSize } from './page-places.ts';
import type { PdfBox } from './pdf-box.ts';
import { openMarkUnder } from './box-mark.tsx';
import { PdfBoxes } from './pdf-boxes.tsx';

export type ReadPage = {
  readonly sourceId: SourceId;
  readonly text: string;
  readonly charStart: number;
  readonly charEnd: number;
};

type PdfPageProps = {
  readonly pdf: PDFDocumentProxy;
  readonly page: number;
  readonly top: number;
  readonly size: PageSize;
  readonly scale: number;
  readonly boxes: readonly PdfBox[];
  /** What was read of the page, for when it can't be drawn. */
  readonly storedText: string;
  /** Where its text is, if it was read from the picture: then the page has no words of its own. */
  readonly read: ReadPage | null;
  readonly onSize: (page: number, size: PageSize) => void;
};

/** One page: drawn, with its words to be selected above it and the marks between the two. */
export const PdfPage = memo(function PdfPage(props: PdfPageProps) {
  const { pdf, page, top, size, scale, boxes, storedText, read, onSize } = props;
  const text = useText();
  const canvasHolder = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const [viewport, setViewport] = useState<PageViewport | null>(null);
  const [drawn, setDrawn] = useState(0);
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    const holder = canvasHolder.current;
    const layer = words.current;
    if (holder === null || layer === null) return undefined;
    const drawing = drawPage({
      pdf,
      page,
      scale,
      holder,
      words: layer,
      onViewport: (drawn) => {
        setViewport(drawn);
        onSize(page, { width: drawn.width, height: drawn.height });
      },
    });
    drawing.done.then(
      (isWhole) => {
        if (!isWhole) return;
        setHasFailed(false);
        setDrawn((times) => times + 1);
      },
      () => setHasFailed(true),
    );
    return drawing.cancel;
  }, [pdf, page, scale, onSize]);

  return (
    <div
      className="source-pdf-page"
      data-page={page}
      role="region"
      aria-label={text.source.pageOf({ page })}
      style={{
        top,
        width: size.width * scale,
        height: hasFailed ? undefined : size.height * scale,
        minHeight: size.height * scale,
        ['--total-scale-factor' as string]: scale,
      }}
      onClick={openMarkUnder}
    >
      <div ref={canvasHolder} className="source-pdf-canvas" hidden={hasFailed} />
      {viewport !== null && !hasFailed && <PdfBoxes boxes={boxes} viewport={viewport} words={words} drawn={drawn} />}
      <div ref={words} className="source-pdf-words" hidden={hasFailed} />
      {read !== null && viewport !== null && !hasFailed && (
        <ReadWords {...read} width={viewport.width} height={viewport.height} />
      )}
      {hasFailed && (
        <div className="source-pdf-failed">
          <p role="alert">{text.source.pageFailed({ page })}</p>
          <p className="source-pdf-stored">{storedText}</p>
        </div>
      )}
    </div>
  );
});
