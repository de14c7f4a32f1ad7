import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { RequestOutput } from '#shared/contract/index.ts';
import { useBytes } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { BoxMark, keyOfBox, openMarkUnder } from '../pdf/box-mark.tsx';
import type { PdfBox } from '../pdf/pdf-box.ts';
import { ReadWords } from '../read-words.tsx';
import type { TextMark } from '../text-marks.ts';
import { TextView } from '../text/text-view.tsx';
import { usePdfBoxes } from '../use-pdf-boxes.ts';
import type { SourceEvidence } from '../use-source-marks.ts';

type ImageReaderProps = {
  readonly view: RequestOutput<'library.view'>;
  readonly marks: readonly TextMark[];
  readonly quotes: readonly SourceEvidence[];
  /** Null: as wide as the pane. */
  readonly zoom: number | null;
  readonly reveal: { readonly kind: 'shown' | 'current'; readonly key: string } | null;
  readonly onScale: (scale: number) => void;
};

type Size = { readonly width: number; readonly height: number };

/** An image with the marks where its words were read; where it can't be shown, the text that was read from it. */
export function ImageReader({ view, marks, quotes, zoom, reveal, onScale }: ImageReaderProps) {
  const text = useText();
  const folder = useWorkbench((state) => state.folder);
  const bytes = useBytes();
  const { source } = view;
  const { title } = source.bibliographic;
  const scroll = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  // No browser draws a TIFF.
  const [hasFailed, setHasFailed] = useState(source.mediaType === 'image/tiff');
  const paneWidth = usePaneWidth(scroll);
  const boxes = usePdfBoxes({ sourceId: source.id, text: view.text }, marks, quotes);
  const scale = zoom ?? (size === null || paneWidth === 0 ? 1 : Math.min(1, (paneWidth - 24) / size.width));

  useEffect(() => onScale(scale), [scale, onScale]);

  const first = reveal === null ? undefined : boxes.find(({ kind }) => kind === reveal.kind);
  const isReady = size !== null && first !== undefined;
  useLayoutEffect(() => {
    const element = scroll.current;
    if (!isReady || element === null) return;
    element.scrollTop = (size.height - first.y - first.height) * scale - element.clientHeight / 4;
    element.scrollLeft = Math.max(0, first.x * scale - 40);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once per key: a mark that is drawn anew must not pull the picture back
  }, [isReady, reveal?.key]);

  if (hasFailed) {
    return (
      <>
        <p className="source-changed" role="status">
          {text.source.imageFailed}
        </p>
        <TextView label={title} text={view.text} blocks={view.blocks} marks={marks} scale={zoom ?? 1} reveal={reveal} />
      </>
    );
  }
  return (
    <div
      ref={scroll}
      className="source-scroll source-image"
      tabIndex={0}
      role="document"
      aria-label={title}
      data-reader="image"
    >
      <div
        className="source-image-page"
        data-page={1}
        onClick={openMarkUnder}
        style={size === null ? undefined : { width: size.width * scale, height: size.height * scale }}
      >
        <img
          src={bytes.sourceUrl({ folder, sourceId: source.id })}
          alt={text.source.pictureOf({ title })}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => setSize({ width, height })}
          onError={() => setHasFailed(true)}
        />
        {size !== null && boxes.map((box) => <BoxMark key={keyOfBox(box)} box={box} style={styleOf(box, size)} />)}
        {size !== null && (
          <ReadWords sourceId={source.id} text={view.text} charStart={0} charEnd={view.text.length} {...size} />
        )}
      </div>
    </div>
  );
}

/** In percent of the picture, from its top left. */
function styleOf({ x, y, width, height }: PdfBox, size: Size) {
  const percent = (length: number, whole: number) => `${(length / whole) * 100}%`;
  return {
    left: percent(x, size.width),
    top: percent(size.height - y - height, size.height),
    width: percent(width, size.width),
    height: percent(height, size.height),
  };
}

function usePaneWidth(scroll: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = scroll.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroll]);
  return width;
}
