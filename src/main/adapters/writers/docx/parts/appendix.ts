import type { Paragraph } from 'docx';
import type { AppendixEntry, PrintQuote } from '#main/ports/report-writer.ts';
import { layoutPartHeading } from '../blocks/layout-heading.ts';
import { paragraph } from '../paragraph.ts';
import { words, wordsParagraph } from '../words.ts';
import { linkToCitation } from '../runs/citation-runs.ts';
import { innerLink } from '../runs/links.ts';
import { runsRightToLeft } from '../runs/scripts.ts';
import type { Sheet } from '../sheet.ts';
import { placeOf } from './comments.ts';

/** Every citation with its sentence, its verdict and the words it rests on, under the headings of the report. */
export function layoutAppendix(sheet: Sheet): Paragraph[] {
  const { appendix, wording } = sheet.report;
  if (appendix === null) return [];
  return [
    layoutPartHeading(wording.evidence, { level: 1, anchor: 'part-evidence' }, sheet),
    ...appendix.flatMap((entry, index) => [
      ...(entry.heading === appendix[index - 1]?.heading
        ? []
        : [layoutPartHeading(entry.heading, { level: 2, anchor: `part-evidence-${index}` }, sheet)]),
      claimParagraph(entry, sheet),
      ...entry.quotes.flatMap((quote) => quoteParagraphs(quote, sheet)),
    ]),
  ];
}

function claimParagraph({ claim, citationIndex, verdict }: AppendixEntry, sheet: Sheet): Paragraph {
  const isRightToLeft = runsRightToLeft(claim);
  const citation = sheet.report.citations[citationIndex];
  const direction = { language: sheet.report.language, isRightToLeft };
  return paragraph({
    style: 'EvidenceClaim',
    ...(isRightToLeft && { bidirectional: true }),
    children: [
      ...words(claim, sheet, {}, isRightToLeft),
      ...words(' ', sheet, {}, isRightToLeft),
      ...(citation === undefined ? [] : linkToCitation(citation, direction, sheet)),
      ...words(' · ', sheet, {}, isRightToLeft),
      ...words(sheet.report.wording.verdicts[verdict], sheet, { style: 'Verdict' }),
    ],
  });
}

function quoteParagraphs(quote: PrintQuote, sheet: Sheet): Paragraph[] {
  const place = placeOf(quote, sheet);
  const reference = sheet.report.bibliography.references.find(({ sourceId }) => sourceId === quote.sourceId);
  const source = reference === undefined ? words(place, sheet) : [innerLink(reference.anchor, words(place, sheet))];
  return [
    wordsParagraph(quote.exact, 'EvidenceQuote', sheet),
    wordsParagraph('', 'EvidenceSource', sheet, {
      ...(runsRightToLeft(place) && { bidirectional: true }),
      children: source,
    }),
  ];
}
