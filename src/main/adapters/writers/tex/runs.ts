import type { FormattedText } from '#shared/domain/formatted-text.ts';
import type { Mark } from '#shared/domain/rich-text.ts';
import type { PrintNote, PrintRun } from '#main/ports/report-writer.ts';
import { texCitation } from './citations.ts';
import { inlineMaths } from './maths.ts';
import { latin } from './scripts.ts';
import type { Place, Sheet } from './sheet.ts';
import { texCode, texText } from './text.ts';
import { texAddress } from './address.ts';

/** Inline content as TeX. In a note `isInNote` says so: citations are set otherwise there. */
export function texRuns(runs: readonly PrintRun[], place: Place, isInNote = false): string {
  return runs.map((run) => texRun(run, place, isInNote)).join('');
}

/** The words alone, for contents and bookmarks: no notes, no citations. */
export function texWords(runs: readonly PrintRun[], sheet: Sheet): string {
  return runs
    .map((run) => {
      if (run.type === 'text')
        return texMarked(
          run.text,
          run.marks.filter(({ type }) => type !== 'link'),
          sheet,
        );
      if (run.type === 'maths') return inlineMaths(run, sheet);
      return run.type === 'break' ? ' ' : '';
    })
    .join('');
}

/** What a citation style set, for words that biblatex doesn't make. */
export function texFormatted(text: FormattedText, sheet: Sheet): string {
  return text
    .map((run) => {
      let inner = texText(run.text, sheet);
      if (run.position !== undefined) inner = `\\text${run.position === 'super' ? 'super' : 'sub'}script{${inner}}`;
      if (run.isSmallCaps === true) inner = `\\textsc{${inner}}`;
      if (run.isUnderlined === true) inner = `\\underline{${inner}}`;
      if (run.isItalic === true) inner = `\\textit{${inner}}`;
      return run.isBold === true ? `\\textbf{${inner}}` : inner;
    })
    .join('');
}

/** The texts of notes whose marks had to stand alone. */
export function waitingNotes(place: Place): string {
  const { waiting, sheet } = place;
  if (waiting === null) return '';
  const free: Place = { ...place, waiting: null };
  return waiting
    .splice(0)
    .map((number) => {
      const text = noteText(sheet.report.notes[number - 1], free);
      return `\\stepcounter{footnote}\\footnotetext[${number}]{${text}}%\n`;
    })
    .join('');
}

function texRun(run: PrintRun, place: Place, isInNote: boolean): string {
  const { sheet } = place;
  switch (run.type) {
    case 'text':
      return texMarked(run.text, run.marks, sheet);
    case 'maths':
      return turned(inlineMaths(run, sheet), sheet);
    case 'break':
      return '\\leavevmode\\newline ';
    case 'citation': {
      const citation = sheet.report.citations[run.index];
      if (citation === undefined) throw new Error('a run names a citation that the report has not');
      return turned(texCitation(citation, isInNote ? 'note' : 'text', sheet), sheet);
    }
    case 'note':
      return texNote(run.number, place);
  }
}

/** What runs from left to right within text that runs the other way. */
function turned(made: string, sheet: Sheet): string {
  if (!sheet.baseScript.isRightToLeft) return made;
  sheet.scripts.add(latin);
  return `\\textlatn{${made}}`;
}

function texNote(number: number, place: Place): string {
  const { sheet, waiting } = place;
  const note = sheet.report.notes[number - 1];
  if (waiting !== null) {
    waiting.push(number);
    return `\\protect\\footnotemark[${number}]`;
  }
  const own = ownCitation(note, sheet);
  return own ?? `\\footnote{${noteText(note, place)}}`;
}

/** A note that a note style made for its citation: biblatex makes it itself. */
function ownCitation(note: PrintNote | undefined, sheet: Sheet): string | null {
  const [run, ...others] = note?.content ?? [];
  if (run?.type !== 'citation' || others.length > 0 || sheet.report.citationStyle.kind !== 'note') return null;
  const citation = sheet.report.citations[run.index];
  return citation === undefined ? null : texCitation(citation, 'own-note', sheet);
}

function noteText(note: PrintNote | undefined, place: Place): string {
  if (note === undefined) throw new Error('a run calls a note that the report has not');
  return texRuns(note.content, place, true);
}

function texMarked(text: string, marks: readonly Mark[], sheet: Sheet): string {
  const has = new Set(marks.map(({ type }) => type));
  if (has.has('underline') || has.has('strike')) sheet.features.add('ulem');
  const inner = has.has('code') ? texCode(text, sheet) : texText(text, sheet);
  const made = nesting.reduce((made, [mark, command]) => (has.has(mark) ? `\\${command}{${made}}` : made), inner);
  const address = texAddress(marks.find(({ type }) => type === 'link')?.attrs?.href ?? '');
  return address === null ? made : `\\href{${address}}{${made}}`;
}

/** From the innermost on. */
const nesting: readonly (readonly [Mark['type'], string])[] = [
  ['underline', 'uline'],
  ['strike', 'sout'],
  ['code', 'texttt'],
  ['subscript', 'textsubscript'],
  ['superscript', 'textsuperscript'],
  ['italic', 'textit'],
  ['bold', 'textbf'],
];
