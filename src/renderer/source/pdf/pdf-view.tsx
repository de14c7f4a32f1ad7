import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { SourceId } from '#shared/base/ids.ts';
import type { PageSpan, Source } from '#shared/domain/source.ts';
import type { PdfBox } from './pdf-box.ts';
import { PdfPage } from './pdf-page.tsx';
import { pageAt, pagesBetween, placePages, type PageSize } from './page-places.ts';

export type PageRequest = { readonly page: number; readonly key: string };

type PdfViewProps = {
  readonly label: string;
  readonly pdf: PDFDocumentProxy;
  /** Null: as wide as the pane. */
  readonly zoom: number | null;
  readonly boxes: readonly PdfBox[];
  readonly text: string;
  readonly sourceId: SourceId;
  readonly recognised: Source['recognised'];
  readonly pages: readonly PageSpan[];
  /** The page to begin at, and to go to whenever the key changes. */
  readonly wanted: PageRequest;
  /** Brought into view once the marks of that kind are known. */
  readonly reveal: { readonly kind: 'shown' | 'current'; readonly key: string } | null;
  readonly onPage: (page: number) => void;
  readonly onScale: (scale: number) => void;
};

/** The pages of a PDF below each other, of which only those in view are there. */
export function PdfView(props: PdfViewProps) {
  const { label, pdf, zoom, boxes, text, sourceId, recognised, pages, wanted, reveal, onPage, onScale } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const lastTop = useRef(0);
  const { isMeasured, ...view } = useView(scroll, lastTop);
  const [usual, setUsual] = useState<PageSize | null>(null);
  const [sizes, setSizes] = useState<ReadonlyMap<number, PageSize>>(new Map());
  const scale = zoom ?? (usual === null ? 1 : Math.max(0.2, (view.width - 24) / usual.width));
  const places = useMemo(
    () => (usual === null || !isMeasured ? null : placePages({ count: pdf.numPages, sizes, usual, scale })),
    [pdf, sizes, usual, scale, isMeasured],
  );
  const first = useRef(wanted.page);

  useEffect(() => {
    let isWanted = true;
    // Pages are mostly alike: the first that is shown tells how high the others are likely to be.
    void pdf.getPage(Math.min(first.current, pdf.numPages)).then((page) => {
      const { width, height } = page.getViewport({ scale: 1 });
      if (isWanted) setUsual({ width, height });
    });
    return () => {
      isWanted = false;
    };
  }, [pdf]);

  useEffect(() => onScale(scale), [scale, onScale]);

  const jump = useJump({ scroll, lastTop, places, scale, boxes, sizes, usual });
  const isPlaced = places !== null;
  useLayoutEffect(() => {
    if (isPlaced) jump.toPage(wanted.page);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the place is asked for once per key, however the pages move afterwards
  }, [isPlaced, wanted.key]);
  const hasMarks = reveal !== null && boxes.some(({ kind }) => kind === reveal.kind);
  useLayoutEffect(() => {
    if (isPlaced && hasMarks && reveal !== null) jump.toMark(reveal.kind);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- likewise once per key: a mark that is drawn anew must not pull the page back
  }, [isPlaced, hasMarks, reveal?.key]);

  useKeepPlace(scroll, lastTop, places);

  const current = places === null ? wanted.page : pageAt(places, view.top + view.height * 0.3);
  useEffect(() => onPage(current), [current, onPage]);

  const onSize = useCallback((page: number, size: PageSize) => {
    setSizes((known) => {
      const before = known.get(page);
      return before?.width === size.width && before.height === size.height ? known : new Map(known).set(page, size);
    });
  }, []);
  const read = useMemo(() => {
    const wasRead = (page: number) => recognised?.pages === 'all' || recognised?.pages.includes(page) === true;
    return new Map(
      pages.flatMap(({ number, charStart, charEnd }) =>
        wasRead(number) ? [[number, { sourceId, text, charStart, charEnd }] as const] : [],
      ),
    );
  }, [recognised, pages, sourceId, text]);
  const shown = places === null ? [] : pagesBetween(places, view.top - 400, view.top + view.height + 400);
  return (
    <div
      ref={scroll}
      className="source-scroll source-pdf"
      tabIndex={0}
      role="document"
      aria-label={label}
      data-reader="pdf"
    >
      <div
        className="source-pdf-pages"
        style={{ height: places?.total ?? 0, minWidth: usual === null ? undefined : usual.width * scale + 24 }}
      >
        {usual !== null &&
          shown.map((page) => (
            <PdfPage
              key={page}
              pdf={pdf}
              page={page}
              top={places?.tops[page - 1] ?? 0}
              size={sizes.get(page) ?? usual}
              scale={scale}
              boxes={boxesOn(boxes, page)}
              storedText={storedTextOf(page)}
              read={read.get(page) ?? null}
              onSize={onSize}
            />
          ))}
      </div>
    </div>
  );

  function storedTextOf(page: number): string {
    const span = pages.find(({ number }) => number === page);
    return span === undefined ? '' : text.slice(span.charStart, span.charEnd);
  }
}

function boxesOn(boxes: readonly PdfBox[], page: number): readonly PdfBox[] {
  const here = boxes.filter((box) => box.page === page);
  return here.length === 0 ? noBoxes : here;
}

const noBoxes: readonly PdfBox[] = [];

function useJump(of: {
  readonly scroll: RefObject<HTMLDivElement | null>;
  readonly lastTop: RefObject<number>;
  readonly places: ReturnType<typeof placePages> | null;
  readonly scale: number;
  readonly boxes: readonly PdfBox[];
  readonly sizes: ReadonlyMap<number, PageSize>;
  readonly usual: PageSize | null;
}) {
  const { scroll, lastTop, places, scale, boxes, sizes, usual } = of;
  return {
    toPage: (page: number) => {
      const top = places?.tops[page - 1];
      if (scroll.current !== null && top !== undefined) scrollTo(scroll.current, lastTop, top - 4);
    },
    /** Its first mark, a quarter down the window. */
    toMark: (kind: PdfBox['kind']) => {
      const box = boxes.find((each) => each.kind === kind);
      const element = scroll.current;
      const top = places?.tops[(box?.page ?? 0) - 1];
      if (box === undefined || element === null || top === undefined || usual === null) return;
      const { height } = sizes.get(box.page) ?? usual;
      scrollTo(element, lastTop, top + (height - box.y - box.height) * scale - element.clientHeight / 4);
      const left = box.x * scale;
      const isSeen = left >= element.scrollLeft && left <= element.scrollLeft + element.clientWidth - 40;
      if (!isSeen) element.scrollLeft = Math.max(0, left - 40);
    },
  };
}

/** What stands at the top of the window stays there when pages above it turn out larger, or all are zoomed. */
function useKeepPlace(
  scroll: RefObject<HTMLDivElement | null>,
  lastTop: RefObject<number>,
  places: ReturnType<typeof placePages> | null,
): void {
  const before = useRef(places);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = places;
    const element = scroll.current;
    if (was === null || places === null || was === places || element === null) return;
    const index = pageAt(was, lastTop.current) - 1;
    const into = (lastTop.current - (was.tops[index] ?? 0)) / (was.heights[index] ?? 1);
    scrollTo(element, lastTop, (places.tops[index] ?? 0) + into * (places.heights[index] ?? 1));
  }, [places, scroll, lastTop]);
}

/** Remembers where to, since the browser tells of it only later, and stops short where pages are yet to be placed. */
function scrollTo(element: HTMLElement, lastTop: RefObject<number>, top: number): void {
  lastTop.current = Math.max(0, top);
  element.scrollTop = top;
}

/** How far the window is scrolled and how large it is, at most once a frame. */
function useView(scroll: RefObject<HTMLDivElement | null>, lastTop: RefObject<number>) {
  const [view, setView] = useState({ top: 0, height: 0, width: 0, isMeasured: false });
  useLayoutEffect(() => {
    const element = scroll.current;
    if (element === null) return undefined;
    let frame = 0;
    const read = () => {
      frame = 0;
      const { scrollTop: top, clientHeight: height, clientWidth: width } = element;
      setView((was) =>
        was.isMeasured && was.top === top && was.height === height && was.width === width
          ? was
          : { top, height, width, isMeasured: true },
      );
    };
    const later = () => {
      if (frame === 0) frame = requestAnimationFrame(read);
    };
    const onScroll = () => {
      lastTop.current = element.scrollTop;
      later();
    };
    read();
    element.addEventListener('scroll', onScroll, { passive: true });
    const observer = new ResizeObserver(later);
    observer.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, [scroll, lastTop]);
  return view;
}
