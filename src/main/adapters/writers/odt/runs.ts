import type { FormattedText } from '#shared/domain/formatted-text.ts';
import type { PrintCitation, PrintRun } from '#main/ports/report-writer.ts';
import { divideLabel } from '../shared-divide-label.ts';
import { annotation } from './annotation.ts';
import { inlineFormula } from './formula.ts';
import { paragraph } from './paragraph.ts';
import type { Sheet } from './sheet.ts';
import { element, escapeXml, textXml } from './xml.ts';

/** Inline content as the inside of a paragraph. */
export function odtRuns(runs: readonly PrintRun[], sheet: Sheet): string {
  return runs.map((run) => odtRun(run, sheet, { isInNote: false })).join('');
}

/** The words alone. */
export function wordsOf(runs: readonly PrintRun[]): string {
  return runs.map((run) => (run.type === 'text' ? run.text : run.type === 'break' ? ' ' : '')).join('');
}

/** What a citation style set. */
export function formattedXml(text: FormattedText, sheet: Sheet, withLinks: boolean): string {
  return text
    .map((run) => {
      const inner = span(sheet.styles.formatted(run), textXml(run.text));
      return withLinks && run.href !== undefined ? linkTo(run.href, inner) : inner;
    })
    .join('');
}

function odtRun(run: PrintRun, sheet: Sheet, { isInNote }: { readonly isInNote: boolean }): string {
  switch (run.type) {
    case 'text': {
      const marks = run.marks.map(({ type }) => type).filter((type) => type !== 'link');
      const inner = span(sheet.styles.text(marks.toSorted()), textXml(run.text));
      return linkTo(run.marks.find(({ type }) => type === 'link')?.attrs?.href ?? '', inner);
    }
    case 'maths':
      return inlineFormula(run, sheet);
    case 'break':
      return '<text:line-break/>';
    case 'citation': {
      const citation = citationAt(run.index, sheet);
      return `${isInNote ? '' : annotation([citation], sheet)}${citationXml(citation, sheet)}`;
    }
    case 'note':
      return noteXml(run.number, sheet);
  }
}

function citationAt(index: number, sheet: Sheet): PrintCitation {
  const citation = sheet.report.citations[index];
  if (citation === undefined) throw new Error('a run names a citation that the report has not');
  return citation;
}

/** The label as the style sets it, with a link from each part to its reference. */
function citationXml(citation: PrintCitation, sheet: Sheet): string {
  const parts = divideLabel(citation, sheet.report.bibliography.references).map(({ text, anchor }) => {
    const inner = formattedXml(text, sheet, false);
    return anchor === null || inner === '' ? inner : innerLink(anchor, inner);
  });
  return `${element('text:bookmark', { 'text:name': citation.anchor })}${parts.join('')}`;
}

export function innerLink(anchor: string, inner: string): string {
  const plain = 'Citation_20_Link';
  return element(
    'text:a',
    {
      'xlink:type': 'simple',
      'xlink:href': `#${anchor}`,
      'text:style-name': plain,
      'text:visited-style-name': plain,
    },
    inner,
  );
}

function noteXml(number: number, sheet: Sheet): string {
  const { notes, notePlace } = sheet.report;
  const note = notes[number - 1];
  if (note === undefined) throw new Error('a run calls a note that the report has not');
  const kind = notePlace === 'foot' ? 'footnote' : 'endnote';
  // Comments may not stand in notes: they stand beside the number.
  const cited = note.content.flatMap((run) => (run.type === 'citation' ? [citationAt(run.index, sheet)] : []));
  const inner = note.content.map((run) => odtRun(run, sheet, { isInNote: true })).join('');
  const body = paragraph(kind === 'footnote' ? 'Footnote' : 'Endnote', inner, { text: wordsOf(note.content), sheet });
  return `${annotation(cited, sheet)}${element(
    'text:note',
    { 'text:id': `note${number}`, 'text:note-class': kind },
    `${element('text:note-citation', {}, String(number))}${element('text:note-body', {}, body)}`,
  )}`;
}

function span(style: string | null, inner: string): string {
  return style === null || inner === '' ? inner : element('text:span', { 'text:style-name': style }, inner);
}

function linkTo(href: string, inner: string): string {
  if (inner === '' || !/^(?:https?|mailto|ftp):/i.test(href.trim())) return inner;
  const attributes = {
    'xlink:type': 'simple',
    'xlink:href': href.trim(),
    'text:style-name': 'Internet_20_Link',
    'text:visited-style-name': 'Visited_20_Internet_20_Link',
  };
  return element('text:a', attributes, inner);
}

export function bookmarked(name: string, inner: string): string {
  const start = element('text:bookmark-start', { 'text:name': name });
  return `${start}${inner}${element('text:bookmark-end', { 'text:name': name })}`;
}

/** A field that counts captions of its name on. */
export function sequence(name: 'Figure' | 'Table', number: number): string {
  const attributes = {
    'text:ref-name': `ref${name}${number - 1}`,
    'text:name': name,
    'text:formula': `ooow:${name}+1`,
    'style:num-format': '1',
  };
  return element('text:sequence', attributes, escapeXml(String(number)));
}
