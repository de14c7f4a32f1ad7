import type { PrintBlock, PrintRun, PrintTable } from '#main/ports/report-writer.ts';
import { imageSize } from '../blocks/image-size.ts';
import type { Sheet } from '../sheet.ts';
import { fonts, linesOf, shownText, type Font } from './estimate-lines.ts';

/** A stretch of a page that isn't divided, in twips; `notes` are called in it. */
export type Piece = { readonly height: number; readonly staysWithNext?: boolean; readonly notes?: readonly number[] };

const quotationIndent = 908;
const listIndent = 400;

/** What a block takes, as pieces that a page may end between. */
export function piecesOf(block: PrintBlock, width: number, sheet: Sheet, font: Font = fonts.text): readonly Piece[] {
  const within = (blocks: readonly PrintBlock[], indent: number): readonly Piece[] =>
    blocks.flatMap((inner) => piecesOf(inner, width - indent, sheet, font));
  switch (block.type) {
    case 'heading': {
      const size = [410, 345, 307, 282, 282, 282][block.level - 1] ?? 282;
      const lines = linesOf(shownText(block.content, sheet), { letter: size / 2.6, line: size }, width);
      return [{ height: (block.level === 1 ? 560 : 380) + lines * size, staysWithNext: true }];
    }
    case 'paragraph':
      return linePieces(block.content, width, sheet, font);
    case 'bullet-list':
    case 'ordered-list':
      return block.items.flatMap((item) => within(item, listIndent));
    case 'quotation':
      return within(block.blocks, quotationIndent);
    case 'code':
      return block.text.split('\n').map((line) => ({ height: linesOf(line, fonts.code, width) * fonts.code.line }));
    case 'table':
      return tablePieces(block, width, sheet);
    case 'figure': {
      const image = sheet.report.images.get(block.assetId);
      const height = image === undefined ? 300 : imageSize(image.asset, width, block.widthPercent, sheet).height * 15;
      const caption = linesOf(shownText(block.caption, sheet), fonts.caption, width) * fonts.caption.line + 280;
      return [{ height: height + 220 + (block.number === null ? 0 : caption) }];
    }
    case 'maths':
      return [{ height: 300 + (/\\(?:frac|sum|int|prod|begin)/.test(block.latex) ? 640 : 330) }];
    case 'rule':
      return [{ height: 420 }];
  }
}

function linePieces(content: readonly PrintRun[], width: number, sheet: Sheet, font: Font): readonly Piece[] {
  const lines = linesOf(shownText(content, sheet), font, width);
  const notes = content.flatMap((run) => (run.type === 'note' ? [run.number] : []));
  const tall = content.filter((run) => run.type === 'maths' && /\\(?:frac|sum|int)/.test(run.latex)).length;
  return Array.from({ length: lines }, (_, index) => ({
    height: font.line + (index < tall ? 180 : 0) + (index === lines - 1 ? 140 : 0),
    notes: index === 0 ? notes : [],
  }));
}

function tablePieces(
  { number, caption, columnWidths, rows }: PrintTable,
  width: number,
  sheet: Sheet,
): readonly Piece[] {
  const above = linesOf(caption, fonts.caption, width) * fonts.caption.line + 280;
  const heights = rows.map(({ cells, isHeader }) => {
    let column = 0;
    const tallest = cells.map((cell) => {
      const share = columnWidths.slice(column, column + cell.columnSpan).reduce((sum, each) => sum + each, 0);
      column += cell.columnSpan;
      const inner = cell.blocks.flatMap((block) => piecesOf(block, share * width - 200, sheet, fonts.table));
      // A paragraph of the text has more below it than one of a table.
      return inner.reduce((sum, { height }) => sum + height, 0) - 80 * cell.blocks.length;
    });
    return { height: Math.max(fonts.table.line + 60, ...tallest) + 45, staysWithNext: isHeader };
  });
  return [...(number === null ? [] : [{ height: above, staysWithNext: true }]), ...heights, { height: 200 }];
}
