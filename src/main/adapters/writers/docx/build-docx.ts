import { Document, Packer } from 'docx';
import { layoutBlocks } from './blocks/layout-blocks.ts';
import { bulletNumbering } from './blocks/layout-list.ts';
import { layoutPartHeading } from './blocks/layout-heading.ts';
import type { DocxReport } from './docx-report.ts';
import { coreProperties } from './package/core-properties.ts';
import { settleZipTimes } from './package/settle-zip-times.ts';
import { layoutAppendix } from './parts/appendix.ts';
import { layoutBibliography } from './parts/bibliography.ts';
import { layoutFrontMatter } from './parts/front-matter.ts';
import { layoutNotes } from './parts/notes.ts';
import { layoutRunningHeads } from './parts/running-heads.ts';
import { bodyPlace, openSheet } from './sheet.ts';
import { documentStyles } from './styles/document-styles.ts';
import { headingNumbers } from './styles/heading-numbers.ts';

/** The bytes of the document; the same report gives the same ones. */
export async function buildDocx(
  report: DocxReport,
): Promise<{ readonly bytes: Uint8Array; readonly warnings: readonly string[] }> {
  const sheet = openSheet(report);
  const { paper } = sheet;
  const hasEndnotes = report.notePlace === 'end' && report.notes.length > 0;
  const children = [
    ...layoutFrontMatter(sheet),
    ...layoutBlocks(report.blocks, bodyPlace(sheet)),
    ...layoutBibliography(sheet),
    ...layoutAppendix(sheet),
    ...(hasEndnotes ? [layoutPartHeading(report.wording.notes, { level: 1, anchor: 'part-notes' }, sheet)] : []),
  ];
  const notes = layoutNotes(sheet);
  const document = new Document({
    title: report.title,
    styles: documentStyles(report),
    theme: { name: 'Report', fonts: { headings: 'Calibri', body: 'Cambria' } },
    numbering: { config: [headingNumbers(), bulletNumbering, ...sheet.orderedLists] },
    ...(report.notePlace === 'foot' ? { footnotes: notes } : { endnotes: notes }),
    comments: { children: sheet.comments },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: paper.width, height: paper.height },
            margin: { top: paper.margin, right: paper.margin, bottom: paper.margin, left: paper.margin },
          },
          endnoteProperties: { numberFormat: { type: 'decimal' } },
        },
        ...layoutRunningHeads(sheet),
        children,
      },
    ],
  });
  const bytes = await Packer.pack(document, 'uint8array', false, [
    { path: 'docProps/core.xml', data: coreProperties(report) },
  ]);
  settleZipTimes(bytes);
  return { bytes, warnings: [...sheet.warnings] };
}
