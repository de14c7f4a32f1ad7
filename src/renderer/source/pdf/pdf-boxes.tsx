import type { PageViewport } from 'pdfjs-dist';
import { useLayoutEffect, useState, type RefObject } from 'react';
import { BoxMark, keyOfBox } from './box-mark.tsx';
import type { PdfBox } from './pdf-box.ts';
import { runsOf, snapToLetters, type PlacedLine } from './snap-to-letters.ts';

type PdfBoxesProps = {
  readonly boxes: readonly PdfBox[];
  readonly viewport: PageViewport;
  /** The words laid over the page, and how often they were laid anew. */
  readonly words: RefObject<HTMLElement | null>;
  readonly drawn: number;
};

export function PdfBoxes({ boxes, viewport, words, drawn }: PdfBoxesProps) {
  const [snapped, setSnapped] = useState<{ readonly of: readonly PdfBox[]; readonly lines: readonly PlacedLine[] }>();
  useLayoutEffect(() => {
    const layer = words.current;
    if (layer === null || drawn === 0) return;
    const page = layer.getBoundingClientRect();
    const toPixels = page.width / viewport.width;
    const runs = runsOf(layer);
    const lines = boxes.map((box) => {
      const { startWords, endWords } = box;
      const placed = scaled(placeOf(box, viewport), toPixels);
      if (startWords === null && endWords === null) return scaled(placed, 1 / toPixels);
      return scaled(snapToLetters(runs, page, { ...placed, startWords, endWords }), 1 / toPixels);
    });
    // oxlint-disable-next-line react/set-state-in-effect -- where letters lie is known to the page alone, once it is laid out
    setSnapped({ of: boxes, lines });
  }, [boxes, viewport, words, drawn]);
  return boxes.map((box, index) => {
    const line = snapped?.of === boxes ? snapped.lines[index] : undefined;
    return <BoxMark key={keyOfBox(box)} box={box} style={styleOf(line ?? placeOf(box, viewport), viewport)} />;
  });
}

/** At the viewport's scale, from the top left. */
function placeOf({ x, y, width, height }: PdfBox, viewport: PageViewport): PlacedLine {
  const [x1, y1] = viewport.convertToViewportPoint(x, y) as [number, number];
  const [x2, y2] = viewport.convertToViewportPoint(x + width, y + height) as [number, number];
  return { left: Math.min(x1, x2), top: Math.min(y1, y2), right: Math.max(x1, x2), bottom: Math.max(y1, y2) };
}

function scaled({ left, top, right, bottom }: PlacedLine, by: number): PlacedLine {
  return { left: left * by, top: top * by, right: right * by, bottom: bottom * by };
}

/** In percent of the page, so that a mark stays in place while the page is drawn anew at another size. */
function styleOf({ left, top, right, bottom }: PlacedLine, { width, height }: PageViewport) {
  const percent = (length: number, whole: number) => `${(length / whole) * 100}%`;
  return {
    left: percent(left, width),
    top: percent(top, height),
    width: percent(right - left, width),
    height: percent(bottom - top, height),
  };
}
