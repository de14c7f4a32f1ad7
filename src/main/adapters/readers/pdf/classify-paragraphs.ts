import { textOfLine, type BodyStyle, type Paragraph } from './paragraphs.ts';

const number = /^(?:(?:\d{1,2}|[A-Z])(?:\.\d{1,2}){0,4}\.?|[IVX]{1,5}\.)\s+\p{L}/u;
const romanHeading = /^[IVX]{1,5}\.\s+\p{Lu}[^.]{2,80}$/u;
const caption = /^(?:figure|fig\.|table|abbildung|abb\.|tabelle|tab\.|tableau|figura|tabla)\s*\d+/i;
const note = /^(?:\d{1,3}|[*†‡§¶∗+]|\[\d{1,3}\])\s*\p{L}/u;

/** Tells headings (with levels by size and number), captions and footnotes from the rest. */
export function classifyParagraphs(paragraphs: readonly Paragraph[], body: BodyStyle): void {
  const headings = paragraphs.filter((paragraph) => isHeading(paragraph, body));
  const sizes = [...new Set(headings.map((heading) => sizeOf(heading)).filter((size) => size > body.size * 1.1))].sort(
    (a, b) => b - a,
  );
  for (const heading of headings) {
    heading.kind = 'heading';
    heading.level = levelOf(heading, sizes);
  }
  for (const paragraph of paragraphs) {
    if (paragraph.kind !== 'paragraph' && paragraph.kind !== 'list-item') continue;
    const text = firstText(paragraph);
    if (caption.test(text) && /^\S+\s*\d+[a-z]?\s*[.:–|-]|^\S+\s*\d+$/i.test(text)) paragraph.kind = 'caption';
    else if (
      sizeOf(paragraph) < body.size * (note.test(text) ? 0.93 : 0.91) &&
      isBelowBody(paragraph, paragraphs, body)
    )
      paragraph.kind = 'footnote';
  }
}

function isHeading(paragraph: Paragraph, body: BodyStyle): boolean {
  if ((paragraph.kind !== 'paragraph' && paragraph.kind !== 'list-item') || paragraph.lines.length > 4) return false;
  const text = paragraph.lines.map((line) => textOfLine(line)).join(' ');
  if (text.length > 220 || text.length < 2 || !/\p{L}{2}/u.test(text) || caption.test(text)) return false;
  const size = sizeOf(paragraph);
  if (size > body.size * 1.12)
    return !/[,;]$/.test(text) && (size > body.size * 1.3 || !/[.]$/.test(text) || number.test(text));
  const isOwnFont = paragraph.lines.every(
    (line) => line.font !== null && line.font !== body.font && line.font === paragraph.lines[0]?.font,
  );
  if (paragraph.lines.length === 1 && romanHeading.test(text) && text === text.toUpperCase()) return true;
  const isNumbered = number.test(text) && paragraph.lines.every((line) => line.font !== body.font);
  if ((!isOwnFont && !isNumbered) || paragraph.lines.length > 2 || text.length > 110 || size < body.size * 0.93)
    return false;
  if (/[.,;:!?]$/.test(text) || !/^[\p{Lu}\d]/u.test(text)) return false;
  return isNumbered || text === text.toUpperCase() || text.split(' ').length <= 9;
}

function levelOf(heading: Paragraph, sizes: readonly number[]): number {
  const size = sizeOf(heading);
  const rank = sizes.indexOf(size);
  const bySize = rank < 0 ? Math.min(sizes.length, 5) + 1 : rank + 1;
  const depth = /^\d{1,2}((?:\.\d{1,2})*)/.exec(firstText(heading))?.[1]?.split('.').length;
  return Math.min(6, depth === undefined ? bySize : Math.max(depth, Math.min(bySize, depth + 1)));
}

function isBelowBody(paragraph: Paragraph, paragraphs: readonly Paragraph[], body: BodyStyle): boolean {
  const [line] = paragraph.lines;
  if (line === undefined) return false;
  const inRegion = paragraphs.flatMap((other) =>
    Math.abs(sizeOf(other) - body.size) > 0.6 ? [] : other.lines.filter(({ region }) => region === line.region),
  );
  return inRegion.length > 0 && inRegion.every((other) => other.y > line.y);
}

function sizeOf(paragraph: Paragraph): number {
  return Math.round((paragraph.lines[0]?.size ?? 0) * 2) / 2;
}

function firstText(paragraph: Paragraph): string {
  const [line] = paragraph.lines;
  return line === undefined ? '' : textOfLine(line);
}
