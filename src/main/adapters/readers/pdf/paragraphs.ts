import type { Block } from '#shared/domain/layout.ts';
import type { Line } from './page-lines.ts';
import { textOfRuns, type Run } from './pdf-page.ts';

/** Lines that make up one block. */
export type Paragraph = { kind: Block['kind']; level?: number; readonly lines: Line[] };

/** The most common size and font, counted by letters. */
export type BodyStyle = { readonly size: number; readonly font: string };

type Measure = { readonly left: number; readonly right: number; readonly leading: number };

const bullet = /^(?:[•‣◦▪■●○–·∙*]|\uF0B7)(?=\s|\p{L})|^[-–—]\s/u;
const enumerator = /^(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|\([ivx]{1,4}\)|\[\d{1,3}\])\s+\S/;
const sentenceEnd = /[.!?:;…。！？"”»)\]]$/;

/** The paragraphs of one region's lines: tables, code, list items and prose. */
export function toParagraphs(lines: readonly Line[], body: BodyStyle): Paragraph[] {
  const measure = measureOf(lines);
  const paragraphs: Paragraph[] = [];
  let current: Paragraph | null = null;
  for (let index = 0; index < lines.length;) {
    const tableEnd = endOfTable(lines, index);
    const line = lines[index];
    if (line === undefined) break;
    if (tableEnd > index) {
      paragraphs.push({ kind: 'table', lines: lines.slice(index, tableEnd) });
      current = null;
      index = tableEnd;
      continue;
    }
    const last: Line | undefined = current?.lines.at(-1);
    if (current === null || last === undefined || isBreak(current, last, line, measure, body)) {
      current = { kind: kindOfStart(line), lines: [line] };
      paragraphs.push(current);
    } else current.lines.push(line);
    index += 1;
  }
  return paragraphs;
}

export function textOfLine(line: Line): string {
  return line.cells.map((cell) => textOfRuns(cell)).join(' ');
}

function kindOfStart(line: Line): Block['kind'] {
  if (line.isMono) return 'code';
  return startsItem(line) ? 'list-item' : 'paragraph';
}

function startsItem(line: Line): boolean {
  const text = textOfLine(line);
  return bullet.test(text) || enumerator.test(text);
}

function isBreak(current: Paragraph, last: Line, line: Line, measure: Measure, body: BodyStyle): boolean {
  const em = line.size;
  const drop = last.y - line.y;
  if (last.isMono !== line.isMono) return true;
  if (current.kind === 'code') return drop > measure.leading * 2.6;
  if (Math.abs(line.size - last.size) > 0.12 * Math.max(line.size, last.size)) return true;
  if (drop > Math.max(measure.leading * 1.38, em * 1.05)) return true;
  if (bullet.test(textOfLine(line))) return true;
  const first = current.lines[0] ?? last;
  if (enumerator.test(textOfLine(line)) && (current.kind === 'list-item' || isIntentionalEnd(last, line, measure)))
    return true;
  // In the middle of a sentence only white space or another style ends a paragraph; text flows around pictures.
  if (/^\p{Ll}{2}/u.test(textOfLine(line)) && !sentenceEnd.test(textOfLine(last))) return false;
  // A heading run into the text below it: another font on a line of its own.
  if (
    last.font !== line.font &&
    last.font !== null &&
    last.font !== body.font &&
    line.font !== last.font &&
    isShort(last, measure)
  )
    return true;
  const isIndented = line.x0 - measure.left > 0.8 * em && line.x0 - measure.left < 6 * em;
  if (current.kind === 'list-item') {
    const hangs = current.lines.length > 1 ? (current.lines[1]?.x0 ?? first.x0) : Math.min(line.x0, first.x0 + 4 * em);
    if (line.x0 < hangs - 0.5 * em && line.x0 < first.x0 + 0.5 * em && isIntentionalEnd(last, line, measure))
      return true;
  } else if (
    isIndented &&
    last.x0 - measure.left < 0.6 * em &&
    current.lines.length > 0 &&
    !hangsLikeReference(current, line)
  )
    return true;
  // Hanging indents, as in bibliographies: each entry begins left of its other lines.
  if (
    line.x0 < last.x0 - 0.8 * em &&
    current.lines.length > 1 &&
    Math.abs(line.x0 - first.x0) < 0.5 * em &&
    last.x0 > first.x0 + 0.8 * em
  )
    return true;
  return isIntentionalEnd(last, line, measure);
}

// Where the second line of a paragraph is the first to be indented, its entries hang.
function hangsLikeReference(current: Paragraph, line: Line): boolean {
  const [first, second] = current.lines;
  const text = first === undefined ? '' : textOfLine(first);
  return (
    (second === undefined || second.x0 >= line.x0 - 1) &&
    /^(?:\[\w+\]|\p{Lu}[\p{L}'’-]+, \p{Lu})/u.test(text) &&
    !sentenceEnd.test(text)
  );
}

// The next word would have fitted on the line: its end was meant.
function isIntentionalEnd(last: Line, line: Line, measure: Measure): boolean {
  const room = measure.right - last.x1;
  const [word = ''] = textOfLine(line).split(' ', 1);
  const wordWidth = word.length * line.size * 0.5;
  const text = textOfLine(last);
  if (sentenceEnd.test(text)) return room > wordWidth + line.size;
  return (
    room > Math.max((measure.right - measure.left) * 0.4, wordWidth + line.size * 2) &&
    !text.endsWith('-') &&
    !text.endsWith(',')
  );
}

function isShort(line: Line, measure: Measure): boolean {
  return line.x1 < measure.right - (measure.right - measure.left) * 0.12;
}

/** Three or more lines of at least two cells, one after the other, are a table. */
function endOfTable(lines: readonly Line[], index: number): number {
  let end = index;
  while (end < lines.length && (lines[end]?.cells.length ?? 0) >= 2) end += 1;
  return end - index >= 3 ? end : index;
}

function measureOf(lines: readonly Line[]): Measure {
  const lefts = lines.map((line) => line.x0).sort((a, b) => a - b);
  const rights = lines.map((line) => line.x1).sort((a, b) => a - b);
  const drops: number[] = [];
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1];
    if (above !== undefined && Math.abs(above.size - line.size) < 1 && above.y - line.y > line.size * 0.5)
      drops.push((above.y - line.y) / line.size);
  }
  drops.sort((a, b) => a - b);
  const usual = drops.length >= 3 ? (drops[Math.floor(drops.length * 0.4)] ?? 1.2) : 1.3;
  return {
    left: lefts[Math.floor(lefts.length * 0.1)] ?? 0,
    right: rights[Math.floor((rights.length - 1) * 0.92)] ?? 0,
    leading: Math.min(usual, 2.6) * (lines[0]?.size ?? 10),
  };
}

/** The style that most letters of a file have. */
export function bodyStyleOf(lines: readonly Line[]): BodyStyle {
  const sizes = new Map<number, number>();
  const fonts = new Map<string, number>();
  const count = (run: Run) => {
    const size = Math.round(run.size * 2) / 2;
    sizes.set(size, (sizes.get(size) ?? 0) + run.text.length);
  };
  for (const line of lines) for (const cell of line.cells) for (const run of cell) count(run);
  const size = mostOf(sizes) ?? 10;
  for (const line of lines) {
    for (const run of line.cells.flat()) {
      if (Math.abs(run.size - size) < 0.6) fonts.set(run.font, (fonts.get(run.font) ?? 0) + run.text.length);
    }
  }
  return { size, font: mostOf(fonts) ?? '' };
}

function mostOf<Key>(counts: ReadonlyMap<Key, number>): Key | null {
  let best: Key | null = null;
  let most = 0;
  for (const [key, count] of counts) {
    if (count > most) [best, most] = [key, count];
  }
  return best;
}
