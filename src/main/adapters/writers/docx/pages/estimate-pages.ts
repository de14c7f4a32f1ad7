import { plainText } from '#shared/domain/formatted-text.ts';
import type { PartHeading } from '../parts/part-headings.ts';
import { textWidth, type Sheet } from '../sheet.ts';
import { piecesOf, type Piece } from './estimate-heights.ts';
import { fonts, linesOf, shownText } from './estimate-lines.ts';

type Entry = { readonly anchor: string; readonly level: number; readonly text: string };

/**
 * The page of each heading, nearly: what the table of contents shows until Word counts for itself, which it does as
 * soon as a person may edit the document. The package can lay pages out, but takes as long for it as for all the rest.
 */
export function estimatePages(
  entries: readonly Entry[],
  partHeadings: readonly PartHeading[],
  sheet: Sheet,
): ReadonlyMap<string, number> {
  const { report } = sheet;
  const width = textWidth(sheet);
  const pages = new Map<string, number>();
  const page = openPage(sheet);
  page.add([{ height: 2600 + linesOf(report.note, fonts.text, width) * fonts.text.line }]);
  page.add(
    entries.map(({ level, text }) => ({
      height: linesOf(text, fonts.text, width) * fonts.text.line + (level === 1 ? 100 : 20),
    })),
  );
  page.turn();
  for (const block of report.blocks) {
    const start = page.add(piecesOf(block, width, sheet));
    if (block.type === 'heading') pages.set(block.anchor, start);
  }
  for (const { anchor, text } of partHeadings) {
    const heading = {
      type: 'heading',
      level: 1,
      anchor,
      number: null,
      content: [{ type: 'text', text, marks: [] }],
    } as const;
    pages.set(anchor, page.add(piecesOf(heading, width, sheet)));
    if (anchor === 'part-references') page.add(referencePieces(width, sheet));
  }
  return pages;
}

function referencePieces(width: number, { report }: Sheet): readonly Piece[] {
  return report.bibliography.references.map(({ text }) => ({
    height: linesOf(plainText(text), fonts.text, width - 600) * fonts.text.line + 100,
  }));
}

function openPage(sheet: Sheet): { add: (pieces: readonly Piece[]) => number; turn: () => void } {
  const height = sheet.paper.height - 2 * sheet.paper.margin;
  const width = textWidth(sheet);
  let number = 1;
  let used = 0;
  let waiting = 0;
  const noteHeight = (note: number): number => {
    const content = sheet.report.notes[note - 1]?.content ?? [];
    return sheet.report.notePlace === 'end'
      ? 0
      : linesOf(shownText(content, sheet), fonts.note, width) * fonts.note.line + 40;
  };
  return {
    // Where the first of them stands. What stays with the next goes to the next page with it.
    add: (pieces) => {
      let start: number | null = null;
      for (const { height: own, staysWithNext = false, notes = [] } of pieces) {
        const taken = own + notes.reduce((sum, note) => sum + noteHeight(note), 0);
        if (used + taken > height && used > waiting) {
          number += 1;
          used = waiting;
        }
        start ??= number;
        used += taken;
        waiting = staysWithNext ? waiting + taken : 0;
      }
      return start ?? number;
    },
    turn: () => {
      number += 1;
      used = 0;
    },
  };
}
