import type { PrintableReport } from '#main/ports/report-writer.ts';

/** The options of biblatex that come nearest to the report's citation style, with styles that biblatex brings. */
export function biblatexOptions(report: PrintableReport): string {
  const { citationStyle, citations, bibliography } = report;
  const { format, kind } = citationStyle;
  const isRaised = citations.some(({ label }) => label[0]?.position === 'super');
  const style = kind === 'note' ? noteStyle(report) : (styles[format] ?? 'numeric-comp');
  const isInOrderOfCitation =
    kind !== 'note' && style === 'numeric-comp' && isInReadingOrder(citations, bibliography.references);
  const autocite = kind === 'note' ? ['autocite=footnote'] : isRaised ? ['autocite=superscript'] : [];
  return [
    'backend=biber',
    `style=${style}`,
    `sorting=${isInOrderOfCitation ? 'none' : 'nyt'}`,
    'maxbibnames=99',
    ...autocite,
    ...(kind === 'note' && report.notePlace === 'end' ? ['notetype=endonly'] : []),
  ].join(',');
}

const styles: Readonly<Record<string, string>> = {
  numeric: 'numeric-comp',
  'author-date': 'authoryear-comp',
  author: 'authortitle',
  label: 'alphabetic',
};

function noteStyle({ citations }: PrintableReport): string {
  const hasIbid = citations.some(({ label }) => /^(?:ibid|ebd|ebenda|ibidem)\b/i.test(label[0]?.text ?? ''));
  return hasIbid ? 'verbose-ibid' : 'verbose';
}

function isInReadingOrder(
  citations: PrintableReport['citations'],
  references: PrintableReport['bibliography']['references'],
): boolean {
  const cited = [...new Set(citations.flatMap(({ cites }) => cites.map(({ key }) => key)))];
  return references.every(({ key }, index) => cited[index] === key);
}
