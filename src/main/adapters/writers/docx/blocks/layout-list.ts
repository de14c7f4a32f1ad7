import { Paragraph, type ILevelsOptions, type NumberingDefinition, type Table } from 'docx';
import type { PrintBlock } from '#main/ports/report-writer.ts';
import { reportParagraph } from './report-paragraph.ts';
import type { Place } from '../sheet.ts';

type List = Extract<PrintBlock, { type: 'bullet-list' | 'ordered-list' }>;

/** How much further in each list stands than the one around it. */
const step = 400;
/** Word has nine levels; lists within more are as far in as the ninth. */
const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

export const bulletNumbering: NumberingDefinition = {
  reference: 'bullets',
  levels: levels.map((level) => ({ ...levelAt(level), format: 'bullet', text: ['•', '–', '▪'][level % 3] ?? '•' })),
};

export function layoutList(
  list: List,
  place: Place,
  layoutBlocks: (blocks: readonly PrintBlock[], place: Place) => (Paragraph | Table)[],
): (Paragraph | Table)[] {
  const level = Math.min(place.listDepth, levels.length - 1);
  const outer = place.indent - Math.min(place.listDepth, levels.length) * step;
  const inner: Place = {
    ...place,
    style: 'ListContinue',
    indent: outer + (level + 1) * step,
    styleIndent: 0,
    listDepth: place.listDepth + 1,
  };
  const reference = list.type === 'bullet-list' ? bulletNumbering.reference : addNumbering(list.start, place);
  const options = {
    style: list.type === 'bullet-list' ? 'ListBullet' : 'ListNumber',
    numbering: { reference, level },
    // Numbering knows how far in a list is, not how far a quotation around it.
    ...(outer > 0 && { indent: { left: inner.indent, hanging: step } }),
  };
  return list.items.flatMap((blocks) => {
    const [first, ...others] = blocks;
    const isParagraph = first?.type === 'paragraph';
    return [
      reportParagraph(isParagraph ? first.content : [], { ...inner, indent: 0 }, options),
      ...layoutBlocks(isParagraph ? others : blocks, inner),
    ];
  });
}

function addNumbering(start: number, { sheet }: Place): string {
  const reference = `list-${sheet.orderedLists.length + 1}`;
  const formats = ['decimal', 'lowerLetter', 'lowerRoman'] as const;
  sheet.orderedLists.push({
    reference,
    levels: levels.map((level) => ({
      ...levelAt(level),
      format: formats[level % 3] ?? 'decimal',
      text: `%${level + 1}.`,
      start,
    })),
  });
  return reference;
}

function levelAt(level: number): ILevelsOptions {
  return {
    level,
    alignment: 'left',
    style: { paragraph: { indent: { left: (level + 1) * step, hanging: step } } },
  };
}
