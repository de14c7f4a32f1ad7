import { textOfLine, type BodyStyle, type Paragraph } from './paragraphs.ts';

const farthestBack = 30;

/**
 * Joins a paragraph that a column or page break has cut in two. Footnotes and figures between its parts are moved before
 * it, or after it where they are on the next page, so that text stays in the order of its pages.
 */
export function joinBrokenParagraphs(paragraphs: readonly Paragraph[], body: BodyStyle): Paragraph[] {
  const joined: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    const at = lastProse(joined, body);
    const open = joined[at];
    const between = joined.slice(at + 1);
    const before = between.filter((part) => open !== undefined && lastPage(part) <= firstPage(open));
    const after = between.filter((part) => !before.includes(part));
    // Where text would stand before what is on an earlier page, the paragraph stays in two.
    const isOrdered = after.every((part) => firstPage(part) >= lastPage(paragraph));
    if (open !== undefined && isOrdered && goesOn(open, paragraph, body)) {
      joined.splice(at);
      for (const line of paragraph.lines) open.lines.push(line);
      joined.push(...before, open, ...after);
    } else joined.push(paragraph);
  }
  return joined;
}

function firstPage(part: Paragraph): number {
  return part.lines[0]?.page ?? 0;
}

function lastPage(part: Paragraph): number {
  return part.lines.at(-1)?.page ?? 0;
}

/** The last block of running text; what floats between (footnotes, captions, figures, tables) is looked past. */
function lastProse(paragraphs: readonly Paragraph[], body: BodyStyle): number {
  for (let index = paragraphs.length - 1; index >= Math.max(0, paragraphs.length - farthestBack); index -= 1) {
    const paragraph = paragraphs[index];
    if (paragraph === undefined) break;
    const isText = paragraph.kind === 'paragraph' || paragraph.kind === 'list-item' || paragraph.kind === 'heading';
    if (isText && Math.abs((paragraph.lines[0]?.size ?? 0) - body.size) < 0.6) return index;
  }
  return paragraphs.length - 1;
}

function goesOn(open: Paragraph, next: Paragraph, body: BodyStyle): boolean {
  if (open.kind !== 'paragraph' && open.kind !== 'list-item') return false;
  if (next.kind !== 'paragraph') return false;
  const last = open.lines.at(-1);
  const [first] = next.lines;
  if (last === undefined || first === undefined || last.region === first.region || first.page - last.page > 1)
    return false;
  if (Math.abs(last.size - first.size) > 0.6 || last.size < body.size * 0.8) return false;
  const end = textOfLine(last);
  const start = textOfLine(first);
  if (/[.!?:;。！？…]["”’)\]]*$/.test(end)) return false;
  // An upper-case start goes on only where the line before is full and stops in the middle of a sentence.
  return (
    /^[\p{Ll}(\d"“‘'[]/u.test(start) ||
    (/[\p{L},-]$/u.test(end) && end.length > 25 && first.font !== null && first.font === last.font)
  );
}
