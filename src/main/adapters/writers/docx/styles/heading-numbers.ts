import { type ILevelsOptions, type NumberingDefinition } from 'docx';
import type { DocxReport } from '../docx-report.ts';

export const headingNumbering = 'headings';

/**
 * Whether Word can count the headings itself: it gives each one the number that the report gives it. Where it would
 * not, the numbers are written as text.
 */
export function hasWordNumbers({ options, blocks }: Pick<DocxReport, 'options' | 'blocks'>): boolean {
  if (!options.numbersHeadings) return false;
  const counts: number[] = [];
  return blocks.every((block) => {
    if (block.type !== 'heading' || block.number === null) return true;
    const level = Math.min(block.level, 6);
    counts.length = Math.min(counts.length, level);
    while (counts.length < level) counts.push(counts.length === level - 1 ? 0 : 1);
    counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    return counts.join('.') === block.number;
  });
}

/** Numbers that belong to the heading styles, as "2.3". */
export function headingNumbers(): NumberingDefinition {
  const levels = [1, 2, 3, 4, 5, 6].map((level): ILevelsOptions => {
    const text = Array.from({ length: level }, (_, index) => `%${index + 1}`).join('.');
    const indent = 340 + level * 170;
    return {
      level: level - 1,
      format: 'decimal',
      text,
      style: { style: `Heading${level}`, paragraph: { indent: { left: indent, hanging: indent } } },
    };
  });
  return { reference: headingNumbering, levels };
}
