import { useEffect, useMemo, useRef } from 'react';
import type { Block } from '#shared/domain/layout.ts';
import type { PageSpan } from '#shared/domain/source.ts';
import { groupBlocks, type BlockGroup } from '../block-groups.ts';
import { marksBySpan, type TextMark } from '../text-marks.ts';
import { PageStart, type PageKind } from './page-start.tsx';
import { pagesOfBlocks } from './pages-of-blocks.ts';
import { TextBlock } from './text-block.tsx';

type TextViewProps = {
  readonly label: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Shown where they begin. */
  readonly pages?: readonly PageSpan[];
  readonly pageKind?: PageKind;
  readonly marks: readonly TextMark[];
  readonly scale: number;
  /** When it changes, the first mark of the kind is brought into view. */
  readonly reveal: { readonly kind: 'shown' | 'current'; readonly key: string } | null;
};

/** A source's stored text as a readable page. */
export function TextView(props: TextViewProps) {
  const { label, text, blocks, pages = noPages, pageKind = 'page', marks, scale, reveal } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const whole = useMemo(
    () => (blocks.length > 0 ? blocks : [{ kind: 'code' as const, charStart: 0, charEnd: text.length }]),
    [blocks, text],
  );
  const starts = useMemo(() => pagesOfBlocks(whole, pages), [whole, pages]);
  const groups = useMemo(() => groupBlocks(whole, starts), [whole, starts]);
  const marksOf = useMemo(() => marksBySpan(whole, marks), [whole, marks]);
  const wanted = reveal === null ? null : `${reveal.kind} ${reveal.key}`;
  useEffect(() => {
    const kind = wanted?.split(' ')[0];
    const mark = kind === undefined ? null : scroll.current?.querySelector(`[data-kind="${kind}"]`);
    mark?.scrollIntoView({ block: 'center' });
    // What is out of sight has an estimated height only: once it is laid out the place is known.
    const frame = requestAnimationFrame(() => mark?.scrollIntoView({ block: 'center' }));
    return () => cancelAnimationFrame(frame);
  }, [wanted]);
  return (
    <div
      ref={scroll}
      className="source-scroll"
      tabIndex={0}
      role="document"
      aria-label={label}
      data-reader="text"
      style={{ fontSize: `${Math.round(15 * scale)}px` }}
    >
      <article className="source-page">
        {groups.map((group) => (
          <Group
            key={group.blocks[0]?.index}
            group={group}
            text={text}
            marksOf={marksOf}
            starts={starts}
            pageKind={pageKind}
          />
        ))}
      </article>
    </div>
  );
}

function Group(props: {
  readonly group: BlockGroup;
  readonly text: string;
  readonly marksOf: readonly (readonly TextMark[])[];
  readonly starts: ReadonlyMap<number, readonly PageSpan[]>;
  readonly pageKind: PageKind;
}) {
  const { group, text, marksOf, starts, pageKind } = props;
  const first = group.blocks[0];
  const above = (first === undefined ? undefined : starts.get(first.index))?.filter(
    ({ charStart }) => charStart <= (first?.block.charStart ?? 0),
  );
  const drawn = group.blocks.map(({ block, index }) => {
    const within = starts.get(index)?.filter(({ charStart }) => charStart > block.charStart) ?? noPages;
    return (
      <TextBlock
        key={index}
        text={text}
        block={block}
        marks={marksOf[index] ?? noMarks}
        pages={within.length === 0 ? noPages : within}
        pageKind={pageKind}
      />
    );
  });
  return (
    <>
      {above?.map(({ number }) => (
        <PageStart key={number} number={number} kind={pageKind} isInline={false} />
      ))}
      {group.kind === 'list' ? (
        <ul className="source-group source-list">{drawn}</ul>
      ) : (
        <div className="source-group">{drawn}</div>
      )}
    </>
  );
}

const noMarks: readonly TextMark[] = [];
const noPages: readonly PageSpan[] = [];
