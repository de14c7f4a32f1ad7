import { plainText, type FormattedRun, type FormattedText } from '#shared/domain/formatted-text.ts';
import type { PrintCitation, PrintReference } from '#main/ports/report-writer.ts';

/** A stretch of a citation's label; `anchor` of the reference that it names, null where it names none. */
export type LabelPart = { readonly text: FormattedText; readonly anchor: string | null };

type Span = { readonly start: number; readonly end: number; readonly anchor: string };

/**
 * Divides the label of a citation by what it cites: by the numbers where the style numbers, else at its semicolons.
 * Where the parts can't be told for certain the whole label leads to the first source.
 */
export function divideLabel(citation: PrintCitation, references: readonly PrintReference[]): readonly LabelPart[] {
  const cited = citation.cites
    .map(({ key }) => references.find((reference) => reference.key === key))
    .filter((reference) => reference !== undefined);
  const [first] = cited;
  if (first === undefined) return [{ text: citation.label, anchor: null }];
  const spans =
    cited.length === 1 ? null : (numberSpans(citation.label, cited) ?? semicolonSpans(citation.label, cited));
  return spans === null ? [{ text: citation.label, anchor: first.anchor }] : cutAt(citation.label, spans);
}

function numberSpans(label: FormattedText, cited: readonly PrintReference[]): readonly Span[] | null {
  if (cited.some((reference) => reference.label === null)) return null;
  const byNumber = new Map(cited.map((reference) => [String(reference.number), reference.anchor]));
  const spans = [...plainText(label).matchAll(/\d+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    anchor: byNumber.get(match[0]) ?? null,
  }));
  // A number that is no source's is a page: then it can't be told which is which.
  return spans.length > 0 && spans.every((span): span is Span => span.anchor !== null) ? spans : null;
}

function semicolonSpans(label: FormattedText, cited: readonly PrintReference[]): readonly Span[] | null {
  const spans: Span[] = [];
  for (const match of plainText(label).matchAll(/[^;]+/g)) {
    const named = cited.filter((reference) => isNamedIn(match[0], reference));
    const [only] = named;
    if (only === undefined || named.length > 1) return null;
    const start = match.index + (match[0].length - match[0].trimStart().length);
    spans.push({ start, end: match.index + match[0].length, anchor: only.anchor });
  }
  const isOneEach = spans.length === cited.length && new Set(spans.map((span) => span.anchor)).size === cited.length;
  return isOneEach ? spans : null;
}

function isNamedIn(part: string, { bibliographic }: PrintReference): boolean {
  const [name] = bibliographic.author ?? bibliographic.editor ?? [];
  const [year] = bibliographic.issued ?? [];
  const words = name?.family ?? name?.literal ?? bibliographic.title;
  return part.includes(words) && (year === undefined || part.includes(String(year)));
}

function cutAt(label: FormattedText, spans: readonly Span[]): readonly LabelPart[] {
  const parts: LabelPart[] = [];
  let at = 0;
  const add = (start: number, end: number, anchor: string | null): void => {
    if (end > start) parts.push({ text: slice(label, start, end), anchor });
  };
  for (const { start, end, anchor } of spans) {
    add(at, start, null);
    add(start, end, anchor);
    at = end;
  }
  add(at, plainText(label).length, null);
  return parts;
}

function slice(label: FormattedText, start: number, end: number): FormattedText {
  const runs: FormattedRun[] = [];
  let at = 0;
  for (const run of label) {
    const text = run.text.slice(Math.max(0, start - at), Math.max(0, end - at));
    if (text !== '') runs.push({ ...run, text });
    at += run.text.length;
  }
  return runs;
}
