import type { Block, RunBox, SourceLayout } from '#shared/domain/layout.ts';
import type { PageSpan } from '#shared/domain/source.ts';
import { createLineJoiner, type LineJoin, type LineJoiner } from './line-joins.ts';
import type { Line } from './page-lines.ts';
import { textOfLine, type Paragraph } from './paragraphs.ts';
import type { Run } from './pdf-page.ts';

export type LaidOutText = { readonly text: string; readonly layout: SourceLayout };

/** Writes paragraphs out as one text and notes where each block, page and run lies in it. */
export function layOutText(paragraphs: readonly Paragraph[], pageCount: number): LaidOutText {
  const join = createLineJoiner(paragraphs);
  const parts: string[] = [];
  const blocks: Block[] = [];
  const runBoxes: RunBox[] = [];
  const pageStarts: number[] = [];
  let length = 0;

  const write = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  const writeRun = (run: Run, page: number, text: string) => {
    for (let reached = pageStarts.length; reached < page; reached += 1) pageStarts.push(reached === 0 ? 0 : length);
    if (text === '') return;
    runBoxes.push({ page, charStart: length, charEnd: length + text.length, ...run.box });
    write(text);
  };
  const writeLine = (line: Line, separator: string, dropsHyphen: boolean) => {
    for (const [cellIndex, cell] of line.cells.entries()) {
      if (cellIndex > 0) write(separator);
      for (const [index, run] of cell.entries()) {
        if (index > 0 && run.hasSpaceBefore) write(' ');
        const isLast = cellIndex === line.cells.length - 1 && index === cell.length - 1;
        writeRun(run, line.page, isLast && dropsHyphen ? run.text.slice(0, -1) : run.text);
      }
    }
  };

  let previous: Block['kind'] | null = null;
  for (const { kind, level, lines } of paragraphs) {
    if (previous !== null) write(previous === kind && kind === 'list-item' ? '\n' : '\n\n');
    previous = kind;
    const charStart = length;
    for (const [index, line] of lines.entries()) {
      const how = joinAfter(kind, line, lines[index + 1], join);
      writeLine(line, kind === 'table' ? ' | ' : ' ', how === 'drop-hyphen');
      if (how === 'space') write(' ');
      else if (how === 'line-break') write('\n');
    }
    blocks.push(
      level === undefined ? { kind, charStart, charEnd: length } : { kind, charStart, charEnd: length, level },
    );
  }
  while (pageStarts.length < pageCount) pageStarts.push(pageStarts.length === 0 ? 0 : length);
  return { text: parts.join(''), layout: { blocks, pages: toSpans(pageStarts, length), runBoxes } };
}

function joinAfter(kind: Block['kind'], line: Line, next: Line | undefined, join: LineJoiner): LineJoin {
  if (next === undefined) return 'nothing';
  return kind === 'table' || kind === 'code' ? 'line-break' : join(textOfLine(line), textOfLine(next));
}

function toSpans(starts: readonly number[], length: number): PageSpan[] {
  return starts.map((charStart, index) => ({ number: index + 1, charStart, charEnd: starts[index + 1] ?? length }));
}
