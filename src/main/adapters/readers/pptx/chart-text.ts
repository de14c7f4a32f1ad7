import type { DraftBlock } from '../assemble-blocks.ts';
import { collapseSpace } from '../clean-text.ts';
import { elementsOf, findElement, findElements, textWithin, type XmlElement } from '../xml/parse-xml.ts';
import { formatOfCode, writeNumber } from '../office/number-format.ts';

/** A chart as its title and a table: a column for each series, a line for each category. */
export function chartDrafts(chart: XmlElement): DraftBlock[] {
  const frame = findElement(chart, 'c:chart') ?? chart;
  const title = elementsOf(frame, 'c:title')[0];
  const caption = title === undefined ? '' : collapseSpace(findElements(title, 'a:p').map(paragraph).join(' '));
  // Titles of axes, and labels that were written by hand.
  const others = elementsOf(frame).flatMap((part) => (part === title ? [] : findElements(part, 'a:p').map(paragraph)));
  const series = findElements(chart, 'c:ser').map((each) => ({
    name: pointsOf(each, 'c:tx')[0] ?? '',
    categories: [...pointsOf(each, 'c:cat'), ...pointsOf(each, 'c:xVal')],
    values: [...pointsOf(each, 'c:val'), ...pointsOf(each, 'c:yVal')],
  }));
  const categories = series.find((each) => each.categories.length > 0)?.categories ?? [];
  const lineCount = Math.max(categories.length, ...series.map(({ values }) => values.length), 0);
  // A dash holds the place of the corner.
  const head = ['–', ...series.map(({ name }) => name)];
  const lines = Array.from({ length: lineCount }, (_, at) => [
    categories[at] ?? String(at + 1),
    ...series.map(({ values }) => values[at] ?? ''),
  ]);
  const table = [head, ...lines].filter((cells) => cells.some((cell) => cell !== ''));
  return [
    ...(caption === '' ? [] : [{ kind: 'caption' as const, text: caption }]),
    ...(series.length === 0
      ? []
      : [{ kind: 'table' as const, text: table.map((cells) => cells.join(' | ').trim()).join('\n') }]),
    ...[...new Set(others)].map((text) => ({ kind: 'paragraph' as const, text })),
  ];
}

function paragraph(element: XmlElement): string {
  return findElements(element, 'a:t').map(textWithin).join('');
}

/** The values that were last shown, by their index: gaps are empty. */
function pointsOf(series: XmlElement, name: string): string[] {
  const holder = elementsOf(series, name)[0];
  if (holder === undefined) return [];
  // Categories of several levels: the innermost comes first.
  const level = findElement(holder, 'c:lvl') ?? holder;
  const isNumbers = findElement(holder, 'c:numCache') !== null || findElement(holder, 'c:numLit') !== null;
  const code = findElement(holder, 'c:formatCode');
  const format = formatOfCode(code === null ? '' : textWithin(code));
  const points: string[] = [];
  for (const point of findElements(level, 'c:pt').slice(0, mostPoints)) {
    const index = Number(point.attribute('idx'));
    if (!(index >= 0 && index < mostPoints)) continue;
    const value = findElement(point, 'c:v');
    const text = value === null ? '' : collapseSpace(textWithin(value));
    points[index] = isNumbers ? writeNumber(text, format, false) : text;
  }
  const direct = elementsOf(holder, 'c:v')[0];
  if (points.length === 0 && direct !== undefined) return [collapseSpace(textWithin(direct))];
  return Array.from(points, (point) => point ?? '');
}

const mostPoints = 10_000;
