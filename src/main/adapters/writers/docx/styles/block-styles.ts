import type { IParagraphStyleOptions } from 'docx';
import { ink, toHeadingFont } from './ink.ts';

/** How far in a quotation stands. */
export const quotationIndent = 454;

/** Quotations, code, lists, tables and figures. */
export const blockStyles: readonly IParagraphStyleOptions[] = [
  ...passageStyles(),
  ...listStyles(),
  ...tableAndFigureStyles(),
];

function passageStyles(): readonly IParagraphStyleOptions[] {
  return [
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'BodyText',
      quickFormat: true,
      uiPriority: 29,
      paragraph: {
        indent: { left: quotationIndent, right: quotationIndent },
        border: { left: { style: 'single', size: 12, space: 10, color: ink.line } },
      },
      run: { color: '404040' },
    },
    {
      id: 'SourceCode',
      name: 'Source Code',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: {
        spacing: { before: 60, after: 160, line: 240, lineRule: 'auto' },
        shading: { type: 'clear', color: 'auto', fill: ink.code },
        border: codeBorders(),
        indent: { left: 113, right: 113 },
      },
      run: { font: 'Consolas', size: 19, noProof: true },
    },
    {
      id: 'Equation',
      name: 'Equation',
      basedOn: 'Normal',
      next: 'BodyText',
      paragraph: { alignment: 'center', spacing: { before: 120, after: 180 } },
    },
    {
      id: 'HorizontalRule',
      name: 'Horizontal Rule',
      basedOn: 'Normal',
      next: 'BodyText',
      paragraph: {
        spacing: { before: 60, after: 240, line: 120, lineRule: 'exact' },
        border: { bottom: { style: 'single', size: 6, space: 1, color: ink.line } },
      },
    },
  ];
}

function codeBorders(): NonNullable<NonNullable<IParagraphStyleOptions['paragraph']>['border']> {
  const side = { style: 'single', size: 4, space: 4, color: ink.line } as const;
  return { top: side, bottom: side, left: side, right: side };
}

function listStyles(): readonly IParagraphStyleOptions[] {
  return ['List Bullet', 'List Number', 'List Continue'].map((name) => ({
    id: name.replace(' ', ''),
    name,
    basedOn: 'BodyText',
    quickFormat: true,
    paragraph: { spacing: { after: 60 } },
  }));
}

function tableAndFigureStyles(): readonly IParagraphStyleOptions[] {
  return [
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      next: 'BodyText',
      quickFormat: true,
      uiPriority: 35,
      paragraph: { spacing: { before: 40, after: 240 }, keepLines: true },
      run: { ...toHeadingFont, size: 19, color: ink.quiet },
    },
    {
      id: 'TableCaption',
      name: 'Table Caption',
      basedOn: 'Caption',
      quickFormat: true,
      paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
    },
    {
      id: 'Figure',
      name: 'Figure',
      basedOn: 'Normal',
      next: 'Caption',
      paragraph: { alignment: 'center', spacing: { before: 160, after: 160, line: 240, lineRule: 'auto' } },
    },
    {
      id: 'CaptionedFigure',
      name: 'Captioned Figure',
      basedOn: 'Figure',
      next: 'Caption',
      paragraph: { keepNext: true, spacing: { after: 60 } },
    },
    {
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { spacing: { before: 30, after: 30, line: 247, lineRule: 'auto' } },
      run: { size: 20 },
    },
    {
      id: 'TableHeading',
      name: 'Table Heading',
      basedOn: 'TableText',
      quickFormat: true,
      paragraph: { keepNext: true },
      run: { ...toHeadingFont, bold: true },
    },
    {
      id: 'TableEnd',
      name: 'Table End',
      basedOn: 'Normal',
      next: 'BodyText',
      paragraph: { spacing: { line: 200, lineRule: 'exact' } },
      run: { size: 12 },
    },
  ];
}
