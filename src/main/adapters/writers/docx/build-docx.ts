import { Document, Packer, type ISectionOptions } from 'docx';
import { layoutBlocks } from './blocks/layout-blocks.ts';
import { layoutPartHeading } from './blocks/layout-heading.ts';
import { bulletNumbering } from './blocks/layout-list.ts';
import type { DocxReport } from './docx-report.ts';
import { coreProperties } from './package/core-properties.ts';
import { fontTable } from './package/font-table.ts';
import { settings } from './package/settings.ts';
import { sourceList, sourceListProperties } from './package/source-list.ts';
import { settleZipTimes } from './package/settle-zip-times.ts';
import { layoutAppendix } from './parts/appendix.ts';
import { layoutBibliography } from './parts/bibliography.ts';
import { layoutFrontMatter } from './parts/front-matter.ts';
import { layoutNotes } from './parts/notes.ts';
import { layoutRunningHeads } from './parts/running-heads.ts';
import { bodyPlace, openSheet, type Sheet } from './sheet.ts';
import { documentStyles } from './styles/document-styles.ts';
import { headingNumbers } from './styles/heading-numbers.ts';

/** The bytes of the document; the same report gives the same ones. */
export async function buildDocx(
  report: DocxReport,
): Promise<{ readonly bytes: Uint8Array; readonly warnings: readonly string[] }> {
  const sheet = openSheet(report);
  const sections = layoutSections(sheet);
  const notes = layoutNotes(sheet);
  const hasSources = report.bibliography.references.length > 0;
  const document = new Document({
    styles: documentStyles(report),
    theme: { name: 'Report', fonts: { headings: 'Calibri', body: 'Cambria' } },
    numbering: { config: [headingNumbers(), bulletNumbering, ...sheet.orderedLists] },
    ...(report.notePlace === 'foot' ? { footnotes: notes } : { endnotes: notes }),
    comments: { children: sheet.comments },
    ...(hasSources && { bibliography: sourceList(report) }),
    sections,
  });
  const bytes = await Packer.pack(document, 'uint8array', false, [
    { path: 'docProps/core.xml', data: coreProperties(report) },
    { path: 'word/settings.xml', data: settings(report) },
    { path: 'word/fontTable.xml', data: fontTable() },
    ...(hasSources ? [{ path: 'customXml/itemProps1.xml', data: sourceListProperties() }] : []),
  ]);
  settleZipTimes(bytes);
  return { bytes, warnings: [...sheet.warnings] };
}

/** Notes at the end stand at the end of their section, before the bibliography. */
function layoutSections(sheet: Sheet): readonly ISectionOptions[] {
  const { report, paper } = sheet;
  const page = {
    size: { width: paper.width, height: paper.height },
    margin: { top: paper.margin, right: paper.margin, bottom: paper.margin, left: paper.margin },
  };
  const text = [...layoutFrontMatter(sheet), ...layoutBlocks(report.blocks, bodyPlace(sheet))];
  const back = [...layoutBibliography(sheet), ...layoutAppendix(sheet)];
  const endnoteProperties = { numberFormat: { type: 'decimal' } } as const;
  const first = { properties: { titlePage: true, page, endnoteProperties }, ...layoutRunningHeads(sheet) };
  if (report.notePlace === 'foot' || report.notes.length === 0) return [{ ...first, children: [...text, ...back] }];
  const heading = layoutPartHeading(report.wording.notes, { level: 1, anchor: 'part-notes' }, sheet);
  const main = { ...first, children: [...text, heading] };
  return back.length === 0 ? [main] : [main, { properties: { type: 'continuous', page }, children: back }];
}
