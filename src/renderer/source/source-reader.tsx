import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { authorNames, isSlides } from '#shared/domain/source.ts';
import type { RequestOutput } from '#shared/contract/index.ts';
import { plainTitle } from '#shared/text/plain-title.ts';
import { useCommands } from '#renderer/app/commands.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench, type ShownSource, type Span } from '#renderer/state/workbench.ts';
import { findWords } from './find-words.ts';
import { KeptQuotes } from './kept-quotes.tsx';
import { ImageReader } from './image/image-reader.tsx';
import { PdfReader } from './pdf/pdf-reader.tsx';
import { RecognisedNotice } from './recognised-notice.tsx';
import { SelectionBar, type SelectedWords } from './selection-bar.tsx';
import { SourceToolbar, zoomStep } from './source-toolbar.tsx';
import { TextView } from './text/text-view.tsx';
import { useSelectedWords } from './use-selected-words.ts';
import { useQuotesFrom, useSourceMarks } from './use-source-marks.ts';

type SourceReaderProps = { readonly view: RequestOutput<'library.view'>; readonly shown: ShownSource };

type Find = { readonly isOpen: boolean; readonly words: string; readonly current: number };

/** One source to read: as its pages or as its text, with its marks, the find field and what is selected. */
export function SourceReader({ view, shown }: SourceReaderProps) {
  const text = useText();
  const { source, text: words, pages } = view;
  const reader = useRef<HTMLDivElement>(null);
  const goBack = useWorkbench((state) => state.goBack);
  const [zoom, setZoom] = useState<number | null>(null);
  const [fitScale, setFitScale] = useState(1);
  const [find, setFind] = useState<Find>({ isOpen: false, words: '', current: 0 });
  const [added, setAdded] = useState<{ readonly key: number; readonly span: Span } | null>(null);
  const [pinned, setPinned] = useState<SelectedWords | null>(null);
  const [isAsText, setIsAsText] = useState(false);
  const isPdf = source.mediaType === 'application/pdf' && !isAsText;
  const isImage = source.mediaType.startsWith('image/') && !isAsText;
  const [page, setPage] = useState(() => pageOf(shown.spans[0]));
  const [wantedPage, setWantedPage] = useState<{ page: number; count: number } | null>(null);
  const wanted = useMemo(
    // What was added just now is marked as if the person had been led to it.
    () => (added?.key === shown.key ? [added.span] : shown.spans),
    [added, shown],
  );
  const found = useMemo(() => (find.isOpen ? findWords(words, find.words) : noSpans), [words, find.isOpen, find.words]);
  const quotes = useQuotesFrom(source.id);
  const { marks, verified } = useSourceMarks({ text: words, wanted, quotes, found, currentFound: find.current });
  const { selected, clear } = useSelectedWords(reader, words);
  const scale = zoom ?? (isPdf || isImage ? fitScale : 1);
  const isFinding = find.isOpen && found.length > 0;
  const reveal = isFinding
    ? ({ kind: 'current', key: `${find.words} ${find.current}` } as const)
    : wanted.length > 0 && added?.key !== shown.key
      ? ({ kind: 'shown', key: String(shown.key) } as const)
      : null;
  const bar = pinned ?? selected;

  const openForm = () => setPinned(pinned ?? selected);
  useCommands([
    {
      id: 'source.add-selection',
      title: text.source.addToBank,
      shortcut: 'Mod-Shift-A',
      run: openForm,
      isEnabled: bar !== null,
    },
    { id: 'source.find', title: text.source.find, run: () => setFind({ ...find, isOpen: true }) },
  ]);

  function step(steps: number): void {
    if (found.length > 0) setFind({ ...find, current: (find.current + steps + found.length) % found.length });
  }

  function goTo(to: number): void {
    setWantedPage({ page: Math.max(1, Math.min(to, source.pageCount ?? 1)), count: (wantedPage?.count ?? 0) + 1 });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const isMod = event.ctrlKey || event.metaKey;
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (isMod && event.key.toLowerCase() === 'f') setFind({ ...find, isOpen: true });
    else if (isTyping || isMod) return;
    else if (event.key === '+' || event.key === '=') setZoom(clampZoom(scale * zoomStep));
    else if (event.key === '-') setZoom(clampZoom(scale / zoomStep));
    else if (event.key === '0') setZoom(null);
    else if (event.key === 'ArrowRight' && isPdf && !event.altKey) goTo(page + 1);
    else if (event.key === 'ArrowLeft' && isPdf && !event.altKey) goTo(page - 1);
    else if (event.key === 'ArrowLeft' && event.altKey) goBack();
    else return;
    event.preventDefault();
  }

  const onScale = useCallback((next: number) => setFitScale(next), []);
  const authors = authorNames(source.bibliographic).join(', ');
  const year = source.bibliographic.issued?.[0];
  return (
    <div className="source-reader" ref={reader} onKeyDown={onKeyDown}>
      <header className="source-head">
        <h2 className="source-title">{plainTitle(source.bibliographic.title)}</h2>
        <p className="source-facts">
          {[authors, year === undefined ? '' : String(year), authors === '' ? source.fileName : '']
            .filter((fact) => fact !== '')
            .join(' · ')}
        </p>
      </header>
      <SourceToolbar
        page={isPdf ? page : null}
        pageCount={isPdf ? source.pageCount : null}
        scale={scale}
        find={{ ...find, count: found.length, current: found.length === 0 ? -1 : find.current }}
        onPage={goTo}
        onZoom={(next) => setZoom(next === null ? null : clampZoom(next))}
        onOpenFind={(isOpen) => setFind({ ...find, isOpen, current: 0 })}
        onFind={(next) => setFind({ isOpen: true, words: next, current: 0 })}
        onStep={step}
      />
      {verified.vanished.length > 0 && (
        <div className="source-changed" role="alert">
          <p>{text.source.wordsVanished}</p>
          <KeptQuotes quotes={verified.vanished} />
        </div>
      )}
      {verified.moved.length > 0 && (
        <p className="source-changed" role="status">
          {text.source.wordsMoved}
        </p>
      )}
      {view.original !== 'whole' && (
        <p className="source-changed" role="status">
          {view.original === 'missing' ? text.source.originalMissing : text.source.originalChanged}
        </p>
      )}
      {source.recognised !== null && (
        <RecognisedNotice
          recognised={source.recognised}
          isAsText={isAsText}
          onAsText={(next) => {
            setZoom(null);
            setIsAsText(next);
          }}
        />
      )}
      {isImage && (
        <ImageReader view={view} marks={marks} quotes={quotes} zoom={zoom} reveal={reveal} onScale={onScale} />
      )}
      {isPdf && (
        <PdfReader
          view={view}
          marks={marks}
          quotes={quotes}
          zoom={zoom}
          wanted={
            wantedPage === null
              ? { page: pageOf(verified.spans[0]), key: `shown ${shown.key}` }
              : { page: wantedPage.page, key: `asked ${wantedPage.count}` }
          }
          reveal={reveal}
          onPage={setPage}
          onScale={onScale}
        />
      )}
      {!isPdf && !isImage && (
        <TextView
          label={plainTitle(source.bibliographic.title)}
          text={words}
          blocks={view.blocks}
          pages={pages}
          pageKind={isSlides(source.mediaType) ? 'slide' : 'page'}
          marks={marks}
          scale={scale}
          reveal={reveal}
        />
      )}
      {bar !== null && (
        <SelectionBar
          sourceId={source.id}
          selected={bar}
          isFormOpen={pinned !== null}
          onOpenForm={openForm}
          onClose={() => {
            setPinned(null);
            clear();
          }}
          onAdded={(span) => {
            setAdded({ key: shown.key, span });
            setPinned(null);
            clear();
          }}
        />
      )}
    </div>
  );

  function pageOf(span: Span | undefined): number {
    if (span === undefined) return 1;
    return pages.find(({ charEnd }) => charEnd > span.charStart)?.number ?? 1;
  }
}

const noSpans: readonly Span[] = [];

function clampZoom(scale: number): number {
  return Math.min(4, Math.max(0.4, scale));
}
