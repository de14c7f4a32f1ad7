import { PageBreak, TextRun, type FileChild, type Paragraph, type XmlComponent } from 'docx';
import type { PrintRun } from '#main/ports/report-writer.ts';
import { element } from '../element.ts';
import { paragraph } from '../paragraph.ts';
import { words, wordsParagraph } from '../words.ts';
import { field, fieldCharacter, fieldInstruction } from '../runs/fields.ts';
import { bookmarkName, innerLink } from '../runs/links.ts';
import { runsRightToLeft } from '../runs/scripts.ts';
import { textWidth, type Sheet } from '../sheet.ts';
import { estimatePages } from '../pages/estimate-pages.ts';
import { partHeadings } from './part-headings.ts';

const deepest = 3;

type Entry = { readonly level: number; readonly anchor: string; readonly number: string | null; readonly text: string };

/**
 * A table of contents that Word keeps, already filled for programs that don't. The package could fill it too, but with
 * bookmarks whose names differ from one document to the next.
 */
export function layoutContents(sheet: Sheet): FileChild[] {
  const entries = entriesOf(sheet);
  const pages = estimatePages(entries, partHeadings(sheet), sheet);
  const paragraphs = entries.map((entry, index) =>
    entryParagraph(entry, pages.get(entry.anchor), sheet, {
      before: index === 0 ? fieldStart() : [],
      after: index === entries.length - 1 ? [fieldCharacter('end')] : [],
    }),
  );
  const field = element('w:sdt', {}, [
    element('w:sdtPr', {}, [
      element('w:docPartObj', {}, [
        element('w:docPartGallery', { 'w:val': 'Table of Contents' }),
        element('w:docPartUnique'),
      ]),
    ]),
    element('w:sdtContent', {}, [wordsParagraph(sheet.report.wording.contents, 'TOCHeading', sheet), ...paragraphs]),
  ]);
  if (entries.length === 0) return [];
  return [
    Object.assign(field, { fileChild: Symbol('the table of contents') }),
    paragraph({ style: 'BodyText', children: [new PageBreak()] }),
  ];
}

function entriesOf(sheet: Sheet): readonly Entry[] {
  const own = sheet.report.blocks.flatMap((block): Entry[] =>
    block.type === 'heading' ? [{ ...block, text: wordsOf(block.content) }] : [],
  );
  return [...own, ...partHeadings(sheet)].filter((entry) => entry.level <= deepest);
}

function entryParagraph(
  { level, anchor, number, text }: Entry,
  page: number | undefined,
  sheet: Sheet,
  around: { before: readonly XmlComponent[]; after: readonly XmlComponent[] },
): Paragraph {
  const isRightToLeft = runsRightToLeft(text);
  const numberWidth = (level - 1) * 240 + 300 + level * 140;
  const link = innerLink(anchor, [
    ...(number === null ? [] : [...words(number, sheet, {}, isRightToLeft), tab()]),
    ...words(text, sheet, {}, isRightToLeft),
    tab(),
    ...field(` PAGEREF ${bookmarkName(anchor)} \\h `, String(page ?? '')),
  ]);
  return paragraph({
    style: `TOC${level}`,
    tabStops: [
      ...(number === null ? [] : [{ type: 'left', position: numberWidth } as const]),
      { type: 'right', position: textWidth(sheet), leader: 'dot' },
    ],
    ...(isRightToLeft && { bidirectional: true }),
    children: [...around.before, link, ...around.after],
  });
}

/** Dirty: the page numbers here are an estimate, and Word puts its own in their place. */
function fieldStart(): TextRun[] {
  const instruction = fieldInstruction(` TOC \\o "1-${deepest}" \\h \\z \\u `);
  return [fieldCharacter('begin', { isDirty: true }), instruction, fieldCharacter('separate')];
}

function tab(): TextRun {
  return new TextRun({ children: [element('w:tab')] });
}

function wordsOf(content: readonly PrintRun[]): string {
  return content
    .map((run) => {
      if (run.type === 'text') return run.text;
      return run.type === 'maths' ? run.latex : '';
    })
    .join('')
    .trim();
}
