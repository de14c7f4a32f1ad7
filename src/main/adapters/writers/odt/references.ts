import { plainText } from '#shared/domain/formatted-text.ts';
import type { PrintReference } from '#main/ports/report-writer.ts';
import { paragraphStyle } from './paragraph.ts';
import { bookmarked, formattedXml } from './runs.ts';
import type { Sheet } from './sheet.ts';
import { element, escapeXml } from './xml.ts';

export const referencesAnchor = 'references_';

/**
 * The bibliography as the style set it, in paragraphs of LibreOffice's bibliography style. Its own bibliography fields
 * would set the entries anew in a form of their own, and lose the style's.
 */
export function* referenceParts(sheet: Sheet): Generator<string> {
  const { bibliography, wording } = sheet.report;
  if (bibliography.references.length === 0) return;
  yield element(
    'text:h',
    { 'text:style-name': 'Bibliography_20_Heading', 'text:outline-level': 1, 'text:is-list-header': true },
    bookmarked(referencesAnchor, escapeXml(wording.references)),
  );
  for (const reference of bibliography.references) yield referenceXml(reference, sheet);
}

function referenceXml({ anchor, label, text }: PrintReference, sheet: Sheet): string {
  const style = paragraphStyle('Bibliography_20_1', plainText(text), sheet);
  const margin = label === null ? '' : `${formattedXml(label, sheet, false)}<text:tab/>`;
  const inner = `${bookmarked(anchor, margin)}${formattedXml(text, sheet, true)}`;
  return element('text:p', { 'text:style-name': style }, inner);
}
