import type { PrintBlock, PrintRun } from '#main/ports/report-writer.ts';
import { figureXml } from './figure.ts';
import { inlineFormula } from './formula.ts';
import { listPieces } from './list.ts';
import { paragraph, paragraphStyle } from './paragraph.ts';
import { bookmarked, odtRuns, wordsOf } from './runs.ts';
import type { Place } from './sheet.ts';
import { tableXml } from './table.ts';
import { element, textXml } from './xml.ts';

/** One block of the report. */
export function blockXml(block: PrintBlock, place: Place): string {
  const { sheet } = place;
  switch (block.type) {
    case 'heading':
      return headingXml(block, place);
    case 'paragraph':
      return runsXml(place.style, block.content, place);
    case 'bullet-list':
    case 'ordered-list':
      return listPieces(block, place, blockXml)
        .map(({ xml }) => xml)
        .join('');
    case 'quotation':
      return blocksXml(block.blocks, { ...place, style: 'Quotations', widthCm: place.widthCm - 2 });
    case 'code':
      // A space at the start of a paragraph would be dropped.
      return element(
        'text:p',
        { 'text:style-name': 'Preformatted_20_Text' },
        textXml(`\n${block.text.replace(/\n$/, '')}`).replace('<text:line-break/>', ''),
      );
    case 'table':
      return tableXml(block, place, blocksXml);
    case 'figure':
      return figureXml(block, place);
    case 'maths':
      return element('text:p', { 'text:style-name': 'Formula' }, inlineFormula(block, sheet));
    case 'rule':
      return element('text:p', { 'text:style-name': 'Horizontal_20_Line' });
  }
}

function blocksXml(blocks: readonly PrintBlock[], place: Place): string {
  return blocks.map((block) => blockXml(block, place)).join('');
}

function runsXml(style: string, content: readonly PrintRun[], { sheet }: Place): string {
  return paragraph(style, odtRuns(content, sheet), { text: wordsOf(content), sheet });
}

function headingXml(
  { level, anchor, number, content }: Extract<PrintBlock, { type: 'heading' }>,
  { sheet }: Place,
): string {
  const outline = Math.min(level, 6);
  const isBare = sheet.report.options.numbersHeadings && number === null;
  const attributes = {
    'text:style-name': paragraphStyle(`Heading_20_${outline}`, wordsOf(content), sheet),
    'text:outline-level': outline,
    'text:is-list-header': isBare ? true : null,
  };
  return element('text:h', attributes, bookmarked(anchor, odtRuns(content, sheet)));
}
