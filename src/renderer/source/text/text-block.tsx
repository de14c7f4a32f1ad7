import { Fragment, memo } from 'react';
import type { Block } from '#shared/domain/layout.ts';
import type { PageSpan } from '#shared/domain/source.ts';
import { tableCells } from '../block-groups.ts';
import type { TextMark } from '../text-marks.ts';
import { MarkedWords } from './marked-words.tsx';
import { PageStart, type PageKind } from './page-start.tsx';

type TextBlockProps = {
  readonly text: string;
  readonly block: Block;
  readonly marks: readonly TextMark[];
  /** Pages that begin within the block. */
  readonly pages: readonly PageSpan[];
  readonly pageKind: PageKind;
};

/** One structural unit of a source's text. */
export const TextBlock = memo(function TextBlock({ text, block, marks, pages, pageKind }: TextBlockProps) {
  const words = <PagedWords text={text} block={block} marks={marks} pages={pages} pageKind={pageKind} />;
  switch (block.kind) {
    case 'heading': {
      // The pane's own title is the first level.
      const Heading = headings[Math.min(4, (block.level ?? 1) - 1)] ?? 'h6';
      return <Heading className="source-heading">{words}</Heading>;
    }
    case 'list-item':
      return <li>{words}</li>;
    case 'code':
      return (
        <pre className="source-code" tabIndex={0}>
          <code>{words}</code>
        </pre>
      );
    case 'quotation':
      return <blockquote className="source-quotation">{words}</blockquote>;
    case 'footnote':
      return <p className="source-footnote">{words}</p>;
    case 'caption':
      return <p className="source-caption">{words}</p>;
    case 'table':
      return <TableBlock text={text} block={block} marks={marks} />;
    case 'row':
      return <div className="source-row">{words}</div>;
    case 'paragraph':
      return <p className="source-paragraph">{words}</p>;
  }
});

/** A block's words, with a sign where a page begins among them. */
function PagedWords({ text, block, marks, pages, pageKind }: TextBlockProps) {
  const starts = [block.charStart, ...pages.map(({ charStart }) => charStart), block.charEnd];
  return starts.slice(1).map((charEnd, index) => {
    const page = pages[index - 1];
    return (
      <Fragment key={page === undefined ? 'start' : `page ${page.charStart}`}>
        {page !== undefined && <PageStart number={page.number} kind={pageKind} isInline />}
        <MarkedWords text={text} charStart={starts[index] ?? block.charStart} charEnd={charEnd} marks={marks} />
      </Fragment>
    );
  });
}

const headings = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;

function TableBlock({ text, block, marks }: Pick<TextBlockProps, 'text' | 'block' | 'marks'>) {
  return (
    <div className="source-table" tabIndex={0}>
      <table>
        <tbody>
          {tableCells(text, block).map((cells) => (
            <tr key={cells[0]?.start}>
              {cells.map(({ start, end }) => (
                <td key={start}>
                  <Cell text={text} start={start} end={end} marks={marks} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The separator after a cell is there for copying and for counting, and takes no room. */
function Cell({ text, start, end, marks }: { text: string; start: number; end: number; marks: readonly TextMark[] }) {
  const wordsEnd = text.slice(start, end).endsWith(' | ') ? end - 3 : end;
  return (
    <>
      <MarkedWords text={text} charStart={start} charEnd={wordsEnd} marks={marks} />
      {wordsEnd < end && (
        <span className="source-separator" data-start={wordsEnd}>
          {text.slice(wordsEnd, end)}
        </span>
      )}
    </>
  );
}
