import { ArrowLeft, ChevronDown, ChevronUp, Minus, MoveHorizontal, Plus, Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useFormat, useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { IconButton, SearchField } from '#renderer/ui/index.ts';

export type FindState = {
  readonly isOpen: boolean;
  readonly words: string;
  readonly count: number;
  /** Index of the one that is shown; -1 where there is none. */
  readonly current: number;
};

type SourceToolbarProps = {
  readonly page: number | null;
  readonly pageCount: number | null;
  readonly scale: number;
  readonly find: FindState;
  readonly onPage: (page: number) => void;
  readonly onZoom: (scale: number | null) => void;
  readonly onOpenFind: (isOpen: boolean) => void;
  readonly onFind: (words: string) => void;
  readonly onStep: (steps: number) => void;
};

export const zoomStep = 1.15;

/** Moving through a source: back, pages, size, words. */
export function SourceToolbar(props: SourceToolbarProps) {
  const { page, pageCount, scale, find, onPage, onZoom, onOpenFind } = props;
  const text = useText();
  const { number } = useFormat();
  const { canGoBack, goBack } = useWorkbench();
  return (
    <>
      <div className="source-toolbar" role="toolbar" aria-label={text.source.tools}>
        <IconButton
          label={text.app.goBack}
          icon={<ArrowLeft size={16} aria-hidden />}
          disabled={!canGoBack}
          onClick={goBack}
        />
        {page !== null && pageCount !== null && <PageField page={page} pageCount={pageCount} onPage={onPage} />}
        <span className="source-space" />
        <IconButton
          label={text.source.smaller}
          icon={<Minus size={16} aria-hidden />}
          onClick={() => onZoom(scale / zoomStep)}
        />
        <span className="source-zoom">{text.source.percent({ percent: number(Math.round(scale * 100)) })}</span>
        <IconButton
          label={text.source.larger}
          icon={<Plus size={16} aria-hidden />}
          onClick={() => onZoom(scale * zoomStep)}
        />
        <IconButton
          label={pageCount === null ? text.source.usualSize : text.source.fitWidth}
          icon={<MoveHorizontal size={16} aria-hidden />}
          onClick={() => onZoom(null)}
        />
        <IconButton
          label={text.source.find}
          icon={<Search size={16} aria-hidden />}
          aria-pressed={find.isOpen}
          onClick={() => onOpenFind(!find.isOpen)}
        />
      </div>
      {find.isOpen && <FindBar {...props} />}
    </>
  );
}

function PageField({ page, pageCount, onPage }: { page: number; pageCount: number; onPage: (page: number) => void }) {
  const text = useText();
  const [typed, setTyped] = useState<string | null>(null);
  function go(): void {
    const wanted = Number(typed);
    if (typed !== null && Number.isInteger(wanted) && wanted >= 1) onPage(Math.min(wanted, pageCount));
    setTyped(null);
  }
  return (
    <form
      className="source-page-field"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <input
        className="ui-input"
        inputMode="numeric"
        aria-label={text.source.pageField}
        value={typed ?? String(page)}
        size={Math.max(2, String(pageCount).length)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => setTyped(null)}
      />
      <span>{text.source.ofPages({ pages: pageCount })}</span>
      <IconButton
        label={text.source.previousPage}
        icon={<ChevronUp size={16} aria-hidden />}
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      />
      <IconButton
        label={text.source.nextPage}
        icon={<ChevronDown size={16} aria-hidden />}
        disabled={page >= pageCount}
        onClick={() => onPage(page + 1)}
      />
    </form>
  );
}

function FindBar({ find, onFind, onStep, onOpenFind }: SourceToolbarProps) {
  const text = useText();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => bar.current?.querySelector('input')?.focus(), []);
  return (
    <div ref={bar} className="source-find" role="search">
      <SearchField
        label={text.source.find}
        value={find.words}
        onValue={onFind}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') onOpenFind(false);
          else return;
          event.preventDefault();
        }}
      />
      <span role="status" className="source-find-count">
        {find.words.trim() === '' ? '' : text.source.foundOf({ current: find.current + 1, count: find.count })}
      </span>
      <IconButton
        label={text.source.previousFound}
        icon={<ChevronUp size={16} aria-hidden />}
        disabled={find.count === 0}
        onClick={() => onStep(-1)}
      />
      <IconButton
        label={text.source.nextFound}
        icon={<ChevronDown size={16} aria-hidden />}
        disabled={find.count === 0}
        onClick={() => onStep(1)}
      />
      <IconButton label={text.source.closeFind} icon={<X size={16} aria-hidden />} onClick={() => onOpenFind(false)} />
    </div>
  );
}
