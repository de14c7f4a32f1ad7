import type { PrintCitation } from '#main/ports/report-writer.ts';
import { plainText } from '#shared/domain/formatted-text.ts';
import type { Sheet } from './sheet.ts';
import { texText } from './text.ts';

type PrintCite = PrintCitation['cites'][number];

/** Where a citation stands: in the text, in a person's note, or alone in the note that its style puts it into. */
export type CitationPlace = 'text' | 'note' | 'own-note';

/** A citation as biblatex sets it. */
export function texCitation({ cites: all, mode, label }: PrintCitation, place: CitationPlace, sheet: Sheet): string {
  // What cites nothing that is still there shows what the style made of it.
  const cites = all.filter(({ key }) => key !== '');
  const isNoteStyle = sheet.report.citationStyle.kind === 'note';
  const command = commandOf(mode, place, isNoteStyle);
  const isAuthorLeftOut = mode === 'without-author' && hasAuthorsInText(sheet);
  const [first] = cites;
  if (first === undefined) return texText(plainText(label), sheet);
  if (isAuthorLeftOut) {
    const each = cites.map((cite) => `\\cite*${argumentsOf(cite, sheet)}`).join('; ');
    return place === 'text' && !isNoteStyle ? `\\parentext{${each}}` : each;
  }
  if (cites.length === 1) return `\\${command}${argumentsOf(first, sheet)}`;
  if (cites.every(isBare)) return `\\${command}{${cites.map(({ key }) => key).join(',')}}`;
  // It reads on for further arguments until something else comes.
  return `\\${command}s${cites.map((cite) => argumentsOf(cite, sheet)).join('')}\\empty{}`;
}

function commandOf(mode: PrintCitation['mode'], place: CitationPlace, isNoteStyle: boolean): string {
  if (place === 'own-note') return 'footcite';
  if (mode === 'author-in-text') return 'textcite';
  return isNoteStyle ? 'cite' : 'autocite';
}

function hasAuthorsInText({ report }: Sheet): boolean {
  const { format } = report.citationStyle;
  return format === 'author-date' || format === 'author';
}

function isBare({ locator, prefix, suffix }: PrintCite): boolean {
  return locator === undefined && prefix === undefined && suffix === undefined;
}

/** `[prenote][postnote]{key}`, as short as may be. */
function argumentsOf(cite: PrintCite, sheet: Sheet): string {
  const before = cite.prefix === undefined ? '' : texText(cite.prefix.trim(), sheet);
  const after = postnote(cite, sheet);
  const notes = before !== '' ? `[${before}][${after}]` : after === '' ? '' : `[${after}]`;
  return `${notes}{${cite.key}}`;
}

/** biblatex says "p." or "pp." itself where a note is nothing but pages. */
function postnote({ locator, locatorKind = 'page', suffix = '' }: PrintCite, sheet: Sheet): string {
  const behind = texText(suffix.trim().replace(/^[,;]\s*/, ''), sheet);
  if (locator === undefined) return behind;
  const isPages = locatorKind === 'page' && /^[\divxlcdm]+(?:\s*[-–—,]+\s*[\divxlcdm]+)*$/i.test(locator);
  const range = isPages ? locator.replaceAll(/\s*[-–—]+\s*/g, '--') : texText(locator, sheet);
  const place = withKind(range, locatorKind, { isPages, isAlone: behind === '' });
  return behind === '' ? place : `${place}, ${behind}`;
}

function withKind(
  range: string,
  kind: string,
  { isPages, isAlone }: { readonly isPages: boolean; readonly isAlone: boolean },
): string {
  if (isPages) return isAlone ? range : `${/--|,/.test(range) ? '\\ppno' : '\\pno'}~${range}`;
  if (kind === 'page') return range;
  const word = bibstrings.has(kind) ? `\\bibsstring{${kind}}` : kind.replaceAll('-', ' ');
  return `${word}~${range}`;
}

/** Kinds that biblatex has a short word for in each language. */
const bibstrings = new Set(['chapter', 'column', 'line', 'paragraph', 'section', 'verse', 'part', 'volume', 'number']);
