import { fail, succeed } from '#shared/base/result.ts';
import type { ReportWriter } from '#main/ports/report-writer.ts';
import { cancelled } from '../shared-cancelled.ts';
import { readShownImages } from '../shared-images.ts';
import { joinParts } from '../shared-join.ts';
import { appendixParts, evidenceAnchor } from './appendix.ts';
import { createAutomaticStyles } from './automatic-styles.ts';
import { blockXml } from './blocks.ts';
import { contentsXml } from './contents.ts';
import { metaXml, packOdt } from './package.ts';
import { textWidthCm } from './page-styles.ts';
import { paragraph } from './paragraph.ts';
import { referenceParts, referencesAnchor } from './references.ts';
import type { Sheet } from './sheet.ts';
import { fontFaces, stylesXml } from './styles.ts';
import { tableStyles } from './table-styles.ts';
import { isRightToLeftLanguage } from './text-language.ts';
import { element, textXml, xmlDocument } from './xml.ts';

/**
 * An OpenDocument text that a person can restyle: headings, captions, notes and contents are the program's own. The same
 * report gives the same bytes.
 */
export const writeOdt: ReportWriter = async (report, { name, signal }) => {
  const images = await readShownImages(report, signal);
  if (!images.ok) return images;
  const isRightToLeft = isRightToLeftLanguage(report.language);
  const sheet: Sheet = {
    report,
    isRightToLeft,
    images: images.value,
    styles: createAutomaticStyles(),
    formulas: [],
    counts: { tables: 0, frames: 0 },
  };
  const body = await joinParts(bodyParts(sheet), signal);
  if (!body.ok) return body;
  const automatic = `${titleStyle}${tableStyles}${sheet.styles.xml()}`;
  const content = xmlDocument(
    'office:document-content',
    `${fontFaces}${element('office:automatic-styles', {}, automatic)}${element(
      'office:body',
      {},
      element('office:text', { 'text:use-soft-page-breaks': true }, `${sequences}${body.value}`),
    )}`,
  );
  const bytes = await packOdt({
    content,
    styles: stylesXml(report, isRightToLeft),
    meta: metaXml(report),
    formulas: sheet.formulas,
    images: images.value.values(),
  });
  if (signal.aborted) return fail(cancelled);
  return succeed({ files: [{ path: `${name}.odt`, bytes }], warnings: [] });
};

const sequences = element(
  'text:sequence-decls',
  {},
  ['Figure', 'Table']
    .map((name) => element('text:sequence-decl', { 'text:display-outline-level': 0, 'text:name': name }))
    .join(''),
);

/** The first page has no running head, and an index stands in a section of its own. */
const titleStyle = `${element('style:style', {
  'style:name': 'FirstTitle',
  'style:family': 'paragraph',
  'style:parent-style-name': 'Title',
  'style:master-page-name': 'First_20_Page',
})}${element(
  'style:style',
  { 'style:name': 'Sect1', 'style:family': 'section' },
  element('style:section-properties', {}),
)}`;

function* bodyParts(sheet: Sheet): Generator<string> {
  const { report } = sheet;
  const { authors, language, date, note, title, options, wording, bibliography, appendix } = report;
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
  yield element('text:p', { 'text:style-name': 'FirstTitle' }, textXml(title));
  for (const line of [...(authors.length > 0 ? [authors.join(', ')] : []), day]) {
    yield paragraph('Subtitle', textXml(line), { text: line, sheet });
  }
  yield paragraph('Report_20_Note', textXml(note), { text: note, sheet });
  if (options.hasContents) {
    yield contentsXml(sheet, [
      ...(bibliography.references.length > 0
        ? [{ level: 1, anchor: referencesAnchor, words: wording.references }]
        : []),
      ...(appendix === null ? [] : [{ level: 1, anchor: evidenceAnchor, words: wording.evidence }]),
    ]);
  }
  const place = { sheet, style: 'Text_20_body', widthCm: textWidthCm(report) };
  for (const block of report.blocks) yield blockXml(block, place);
  yield* referenceParts(sheet);
  if (appendix !== null) yield* appendixParts(appendix, sheet);
}
