import type { Paragraph, Table } from 'docx';
import type { PrintBlock } from '#main/ports/report-writer.ts';
import { mathsParagraph } from '../maths/maths-run.ts';
import { paragraph } from '../paragraph.ts';
import { reportParagraph } from './report-paragraph.ts';
import { wordsParagraph } from '../words.ts';
import { quotationIndent } from '../styles/block-styles.ts';
import type { Place } from '../sheet.ts';
import { layoutFigure } from './layout-figure.ts';
import { layoutHeading } from './layout-heading.ts';
import { layoutList } from './layout-list.ts';
import { layoutTable } from './layout-table.ts';

export function layoutBlocks(blocks: readonly PrintBlock[], place: Place): (Paragraph | Table)[] {
  return blocks.flatMap((block) => layoutBlock(block, place));
}

function layoutBlock(block: PrintBlock, place: Place): (Paragraph | Table)[] {
  switch (block.type) {
    case 'heading':
      return [layoutHeading(block, place)];
    case 'paragraph':
      return [reportParagraph(block.content, place)];
    case 'bullet-list':
    case 'ordered-list':
      return layoutList(block, place, layoutBlocks);
    case 'quotation':
      return layoutBlocks(block.blocks, {
        ...place,
        style: 'Quote',
        indent: place.indent + quotationIndent,
        styleIndent: quotationIndent,
      });
    case 'code':
      return [wordsParagraph(block.text.replace(/\n$/, ''), 'SourceCode', place.sheet, indented(place))];
    case 'table':
      return layoutTable(block, place, layoutBlocks);
    case 'figure':
      return layoutFigure(block, place);
    case 'maths':
      return [mathsParagraph(block, place)];
    case 'rule':
      return [paragraph({ style: 'HorizontalRule' })];
  }
}

function indented({ indent }: Place): { indent?: { left: number } } {
  return indent > 0 ? { indent: { left: indent } } : {};
}
