import type { DraftBlock } from '../assemble-blocks.ts';
import type { InlineCleaner } from './clean-inline.ts';
import { dedent, indentOf, isBlank } from './indentation.ts';
import type { RstStep } from './block-step.ts';

type Column = { readonly start: number; readonly end: number };

const simpleBorder = /^=+(?: +=+)+$/;

export function isGridTable(line: string): boolean {
  return /^\+(?:[-=]+\+)+$/.test(line);
}

/** A simple table begins with a line of `===` in columns and has at least one more. */
export function isSimpleTable(lines: readonly string[], index: number): boolean {
  return (
    simpleBorder.test(lines[index] ?? '') && lines.slice(index + 1, index + 400).some((line) => simpleBorder.test(line))
  );
}

export function readGridTable(lines: readonly string[], index: number, clean: InlineCleaner): RstStep {
  let next = index;
  while (next < lines.length && /^[+|]/.test(lines[next] ?? '')) next += 1;
  const rows: string[][] = [];
  let isNewRow = true;
  for (const line of lines.slice(index, next)) {
    if (line.startsWith('+')) {
      isNewRow = true;
      continue;
    }
    const cells = line
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim());
    if (isNewRow) rows.push(cells);
    else appendToRow(rows.at(-1), cells);
    isNewRow = false;
  }
  return { drafts: [toTable(rows, clean)], next };
}

export function readSimpleTable(lines: readonly string[], index: number, clean: InlineCleaner): RstStep {
  const columns = columnsOf(lines[index] ?? '');
  const rows: string[][] = [];
  let next = index + 1;
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    if (simpleBorder.test(line)) {
      // The line below the header is followed by rows; the last one by nothing.
      if (rows.length > 0 && (isBlank(lines[next + 1]) || !hasBorderAhead(lines, next + 1))) break;
      continue;
    }
    if (isBlank(line) || /^-+(?: +-+)*$/.test(line)) continue;
    const cells = columns.map(({ start, end }, at) =>
      line.slice(start, at === columns.length - 1 ? undefined : end).trim(),
    );
    if (cells[0] === '' && rows.length > 0) appendToRow(rows.at(-1), cells);
    else rows.push(cells);
  }
  return { drafts: [toTable(rows, clean)], next: next + 1 };
}

/** The body of a `list-table`: an outer bullet starts a row, inner ones its cells. */
export function readListTable(body: readonly string[], clean: InlineCleaner): DraftBlock {
  const rows: string[][] = [];
  for (const line of dedent(body)) {
    const row = /^\* +- ?(.*)$/.exec(line);
    const cell = /^ +- ?(.*)$/.exec(line);
    if (row !== null) rows.push([row[1] ?? '']);
    else if (cell !== null && indentOf(line) <= 4) rows.at(-1)?.push(cell[1] ?? '');
    else if (!isBlank(line)) {
      const cells = rows.at(-1);
      if (cells !== undefined) cells.push(`${cells.pop() ?? ''} ${line.trim()}`);
    }
  }
  return toTable(rows, clean);
}

function hasBorderAhead(lines: readonly string[], from: number): boolean {
  for (let index = from; index < lines.length; index += 1) {
    if (simpleBorder.test(lines[index] ?? '')) return true;
    if (
      isBlank(lines[index]) &&
      !isBlank(lines[index + 1]) &&
      indentOf(lines[index + 1]) === 0 &&
      isBlank(lines[index - 1])
    )
      return false;
  }
  return false;
}

function columnsOf(border: string): Column[] {
  return [...border.matchAll(/=+/g)].map((match, index, all) => ({
    start: match.index,
    end: all[index + 1]?.index ?? border.length,
  }));
}

function appendToRow(row: string[] | undefined, cells: readonly string[]): void {
  for (const [index, cell] of cells.entries()) {
    if (row !== undefined && cell !== '') row[index] = `${row[index] ?? ''} ${cell}`.trim();
  }
}

function toTable(rows: readonly (readonly string[])[], clean: InlineCleaner): DraftBlock {
  return { kind: 'table', text: rows.map((row) => row.map((cell) => clean(cell)).join(' | ')).join('\n') };
}
