import type { IParagraphStyleOptions } from 'docx';
import type { DocxReport } from '../docx-report.ts';
import { blockStyles } from './block-styles.ts';
import { hasWordNumbers, headingNumbering } from './heading-numbers.ts';
import { ink, toHeadingFont } from './ink.ts';
import { partStyles } from './part-styles.ts';

const headingSizes = [32, 27, 24, 22, 22, 22];

/** The styles of paragraphs, under the names that Word has for them where it has any. */
export function paragraphStyles(report: DocxReport): readonly IParagraphStyleOptions[] {
  return [
    {
      id: 'Normal',
      name: 'Normal',
      quickFormat: true,
      paragraph: { spacing: { after: 0, line: 264, lineRule: 'auto' } },
    },
    {
      id: 'BodyText',
      name: 'Body Text',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { spacing: { after: 140 } },
    },
    ...titleStyles,
    ...headingStyles(report),
    {
      id: 'TOCHeading',
      name: 'TOC Heading',
      basedOn: 'Normal',
      next: 'BodyText',
      uiPriority: 39,
      paragraph: { spacing: { before: 360, after: 120 }, keepNext: true },
      run: { ...toHeadingFont, bold: true, size: 27, color: ink.heading },
    },
    ...[1, 2, 3].map((level): IParagraphStyleOptions => ({
      id: `TOC${level}`,
      name: `toc ${level}`,
      basedOn: 'Normal',
      next: 'Normal',
      uiPriority: 39,
      paragraph: { spacing: { before: level === 1 ? 80 : 0, after: 20 }, indent: { left: (level - 1) * 240 } },
      ...(level === 1 && { run: { bold: true } }),
    })),
    ...blockStyles,
    ...partStyles(report),
    { id: 'Header', name: 'header', basedOn: 'Normal', run: { size: 18, color: ink.quiet } },
    {
      id: 'Footer',
      name: 'footer',
      basedOn: 'Normal',
      paragraph: { alignment: 'center' },
      run: { size: 18, color: ink.quiet },
    },
  ];
}

const titleStyles: readonly IParagraphStyleOptions[] = [
  {
    id: 'Title',
    name: 'Title',
    basedOn: 'Normal',
    next: 'Author',
    quickFormat: true,
    paragraph: { spacing: { before: 480, after: 160, line: 252, lineRule: 'auto' }, keepNext: true },
    run: { ...toHeadingFont, bold: true, size: 52, color: ink.heading },
  },
  {
    id: 'Author',
    name: 'Author',
    basedOn: 'Normal',
    next: 'Date',
    quickFormat: true,
    paragraph: { spacing: { after: 40 } },
    run: { ...toHeadingFont, size: 26 },
  },
  {
    id: 'Date',
    name: 'Date',
    basedOn: 'Normal',
    next: 'ReportNote',
    paragraph: { spacing: { after: 160 } },
    run: { ...toHeadingFont, size: 22, color: ink.quiet },
  },
  {
    id: 'ReportNote',
    name: 'Report Note',
    basedOn: 'Normal',
    next: 'BodyText',
    paragraph: { spacing: { after: 320 } },
    run: { italics: true, size: 20, color: ink.quiet },
  },
];

function headingStyles(report: DocxReport): readonly IParagraphStyleOptions[] {
  const isNumbered = hasWordNumbers(report);
  return headingSizes.map((size, index) => ({
    id: `Heading${index + 1}`,
    name: `heading ${index + 1}`,
    basedOn: 'Normal',
    next: 'BodyText',
    quickFormat: true,
    uiPriority: 9,
    paragraph: {
      keepNext: true,
      keepLines: true,
      spacing: { before: index === 0 ? 420 : 280, after: index === 0 ? 140 : 100, line: 252, lineRule: 'auto' },
      outlineLevel: index,
      ...(isNumbered && { numbering: { reference: headingNumbering, level: index } }),
    },
    run: { ...toHeadingFont, bold: true, size, color: ink.heading, ...(index > 3 && { italics: true }) },
  }));
}
