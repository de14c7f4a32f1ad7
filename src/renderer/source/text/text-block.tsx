import { memo } from 'react';
import type { Block } from '#shared/domain/layout.ts';
import { tableCells } from '../block-groups.ts';
import type { TextMark } from '../text-marks.ts';
import { MarkedWords } from './marked-words.tsx';

type TextBlockProps = { readonly text: string; readonly block: Block; readonly marks: readonly TextMark[] };

/** One structural unit of a source's text. */
export const TextBlock = memo(function TextBlock({ text, block, marks }: TextBlockProps) {
  const words = <MarkedWords text={text} charStart={block.charStart} charEnd={block.charEnd} marks={marks} />;
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

const headings = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;

function TableBlock({ text, block, marks }: TextBlockProps) {
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
