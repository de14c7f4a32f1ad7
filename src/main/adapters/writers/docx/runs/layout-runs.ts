import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  EndnoteReferenceRun,
  FootnoteReferenceRun,
  TextRun,
  type XmlComponent,
} from 'docx';
import type { Mark } from '#shared/domain/rich-text.ts';
import type { PrintRun } from '#main/ports/report-writer.ts';
import { element } from '../element.ts';
import { mathsRun } from '../maths/maths-run.ts';
import { addComment } from '../parts/comments.ts';
import type { Place } from '../sheet.ts';
import { citationRuns } from './citation-runs.ts';
import { outerLink } from './links.ts';
import { runsRightToLeft } from './scripts.ts';
import { textRuns, type Direction, type RunLook } from './text-runs.ts';

/** The runs of one paragraph, and which way it runs; `opening` is what stands before them, in words. */
export function layoutRuns(
  content: readonly PrintRun[],
  place: Place,
  opening = '',
): { readonly children: XmlComponent[]; readonly isRightToLeft: boolean } {
  const { report } = place.sheet;
  const direction = { language: report.language, isRightToLeft: runsRightToLeft(opening + wordsOf(content)) };
  return {
    isRightToLeft: direction.isRightToLeft,
    children: content.flatMap((run) => layoutRun(run, direction, place)),
  };
}

function layoutRun(run: PrintRun, direction: Direction, place: Place): readonly XmlComponent[] {
  const { report } = place.sheet;
  switch (run.type) {
    case 'text':
      return markedRuns(run.text, run.marks, direction, place);
    case 'maths':
      return mathsRun(run, place.sheet);
    case 'break':
      return [new TextRun({ children: [element('w:br')] })];
    case 'citation': {
      const citation = report.citations[run.index];
      if (citation === undefined) return [];
      return withComments(citationRuns(citation, direction, place.sheet), [run.index], place);
    }
    case 'note': {
      const call =
        report.notePlace === 'foot' ? new FootnoteReferenceRun(run.number) : new EndnoteReferenceRun(run.number);
      const cited = (report.notes[run.number - 1]?.content ?? []).flatMap((part) =>
        part.type === 'citation' ? [part.index] : [],
      );
      return withComments([call], cited, place);
    }
  }
}

function markedRuns(text: string, marks: readonly Mark[], direction: Direction, place: Place): readonly XmlComponent[] {
  const link = marks.find((mark) => mark.type === 'link')?.attrs?.href;
  const look: RunLook = Object.assign({}, ...marks.map(lookOfMark));
  if (link === undefined) return textRuns(text, look, direction);
  return outerLink(link, textRuns(text, { style: 'Hyperlink', ...look }, direction), place.sheet);
}

function lookOfMark({ type }: Mark): RunLook {
  switch (type) {
    case 'bold':
      return { bold: true };
    case 'italic':
      return { italics: true };
    case 'underline':
      return { underline: { type: 'single' } };
    case 'strike':
      return { strike: true };
    case 'superscript':
      return { superScript: true };
    case 'subscript':
      return { subScript: true };
    case 'code':
      return { style: 'VerbatimChar' };
    case 'link':
      return {};
  }
}

/** Word has no comments in notes: those of a note's citations stand at its call. */
function withComments(
  children: readonly XmlComponent[],
  cited: readonly number[],
  place: Place,
): readonly XmlComponent[] {
  if (!place.sheet.report.options.withComments || place.part === 'note') return children;
  const ids = cited.map((index) => addComment(index, place.sheet)).filter((id) => id !== null);
  return [
    ...ids.map((id) => new CommentRangeStart(id)),
    ...children,
    ...ids.flatMap((id) => [
      new CommentRangeEnd(id),
      new TextRun({ style: 'CommentReference', children: [new CommentReference(id)] }),
    ]),
  ];
}

function wordsOf(content: readonly PrintRun[]): string {
  return content.map((run) => (run.type === 'text' ? run.text : '')).join('');
}
