import type { AppendixEntry, PrintQuote } from '#main/ports/report-writer.ts';
import { placeOf } from './annotation.ts';
import { paragraph } from './paragraph.ts';
import { bookmarked, formattedXml, innerLink } from './runs.ts';
import type { Sheet } from './sheet.ts';
import { element, escapeXml, textXml } from './xml.ts';

export const evidenceAnchor = 'evidence_';

/** Each citation with its sentence, the verdict on it and its quotes, by sections. */
export function* appendixParts(entries: readonly AppendixEntry[], sheet: Sheet): Generator<string> {
  yield headingXml(1, bookmarked(evidenceAnchor, escapeXml(sheet.report.wording.evidence)));
  let heading: string | null = null;
  for (const entry of entries) {
    if (entry.heading !== heading) {
      heading = entry.heading;
      yield headingXml(2, escapeXml(heading));
    }
    yield entryXml(entry, sheet);
  }
}

/** A heading without a number, of a part that Heddle adds. */
function headingXml(level: 1 | 2, inner: string): string {
  const attributes = {
    'text:style-name': `Heading_20_${level}`,
    'text:outline-level': level,
    'text:is-list-header': true,
  };
  return element('text:h', attributes, inner);
}

function entryXml({ citationIndex, claim, verdict, quotes }: AppendixEntry, sheet: Sheet): string {
  const { citations, wording } = sheet.report;
  const citation = citations[citationIndex];
  const label = citation === undefined ? '' : innerLink(citation.anchor, formattedXml(citation.label, sheet, false));
  const verdictText = escapeXml(wording.verdicts[verdict]);
  return [
    paragraph('Evidence_20_Claim', `${textXml(claim)}${label === '' ? '' : ` ${label}`}`, { text: claim, sheet }),
    element('text:p', { 'text:style-name': 'Evidence_20_Verdict' }, verdictText),
    ...quotes.map((quote) => quoteXml(quote, sheet)),
  ].join('');
}

function quoteXml(quote: PrintQuote, sheet: Sheet): string {
  const place = placeOf(quote, sheet.report.wording.page);
  return [
    paragraph('Evidence_20_Quote', textXml(quote.exact), { text: quote.exact, sheet }),
    paragraph('Evidence_20_Source', textXml(place), { text: place, sheet }),
  ].join('');
}
