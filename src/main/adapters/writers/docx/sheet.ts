import type { ICommentOptions, NumberingDefinition } from 'docx';
import type { DocxReport } from './docx-report.ts';

/** What a document gathers while it is laid out. Lengths are in twips, twentieths of a point. */
export type Sheet = {
  readonly report: DocxReport;
  readonly paper: { readonly width: number; readonly height: number; readonly margin: number };
  readonly comments: ICommentOptions[];
  /** One numbering for each ordered list: lists that share one count on from each other in Word. */
  readonly orderedLists: NumberingDefinition[];
  readonly warnings: Set<string>;
  /** The package's own ids go on from document to document: the same report has to give the same bytes. */
  readonly counts: { bookmarks: number; drawings: number; links: number };
};

/** Where in the document something is laid out, and what that means for it. */
export type Place = {
  readonly sheet: Sheet;
  /** Comments can't stand in notes. */
  readonly part: 'body' | 'note';
  /** The style of its paragraphs. */
  readonly style: string;
  /** How wide it is. */
  readonly width: number;
  /** How far lists and quotations around it move it in, and how far of that its style does. */
  readonly indent: number;
  readonly styleIndent: number;
  /** How many lists are around it. */
  readonly listDepth: number;
};

const papers = {
  a4: { width: 11_906, height: 16_838, margin: 1418 },
  letter: { width: 12_240, height: 15_840, margin: 1440 },
} as const;

export function openSheet(report: DocxReport): Sheet {
  return {
    report,
    paper: papers[report.options.paper],
    comments: [],
    orderedLists: [],
    warnings: new Set(),
    counts: { bookmarks: 0, drawings: 0, links: 0 },
  };
}

export function bodyPlace(sheet: Sheet): Place {
  return { sheet, part: 'body', style: 'BodyText', width: textWidth(sheet), indent: 0, styleIndent: 0, listDepth: 0 };
}

export function textWidth({ paper }: Sheet): number {
  return paper.width - 2 * paper.margin;
}
