import type { Asset } from '#shared/domain/asset.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { Report } from '#shared/domain/report.ts';
import { plainTitle } from '#shared/text/plain-title.ts';
import type { ToMathml } from '#main/ports/maths.ts';
import type {
  PrintableReport,
  PrintBlock,
  PrintCitation,
  PrintOptions,
  PrintQuote,
  PrintReference,
} from '#main/ports/report-writer.ts';
import { bodyOf } from '#main/flow/report/index.ts';
import { createAnchors } from './anchors.ts';
import { appendixOf, citedClaims, type CitedClaim, type ClaimVerdicts } from './appendix.ts';
import type { CitedReport } from './cite-report.ts';
import { formatReference } from './format-reference.ts';
import { createBlockPrinter } from './print-blocks.ts';
import { printLanguage } from './print-language.ts';
import { createRunPrinter } from './print-runs.ts';
import { referenceKeys } from '#shared/text/reference-keys.ts';
import { wordingOf } from './wording.ts';

/** Works out everything that writers need to know of a report. */
export function buildPrintable(input: {
  report: Report;
  cited: CitedReport;
  options: PrintOptions;
  /** Of the claims that were checked; they stand beside the citations' quotes. */
  verdicts: ClaimVerdicts;
  withAppendix: boolean;
  toMathml: ToMathml;
  readAsset: (asset: Asset) => Promise<Uint8Array>;
  /** Year, month, day. */
  date: string;
}): PrintableReport {
  const { report, cited, options, verdicts, withAppendix, toMathml, readAsset, date } = input;
  const language = printLanguage(report.language);
  const { reasoner, ...wording } = wordingOf(language);
  const anchorOf = createAnchors();
  const printer = createRunPrinter({ isNoteStyle: cited.isNoteStyle, toMathml });
  const { numbersHeadings } = options;
  const { assets } = report;
  const blockPrinter = createBlockPrinter({ printer, anchorOf, toMathml, numbersHeadings, assets });
  const blocks = report.parts.flatMap(({ heading, depth, section }): readonly PrintBlock[] => {
    const content = [{ type: 'text' as const, text: heading, marks: [] }];
    return [blockPrinter.heading(depth, content), ...blockPrinter.section(bodyOf(section)?.content ?? [], depth)];
  });
  const keys = referenceKeys(report.bibliography.map(({ source }) => source));
  const claims = withAppendix || verdicts.size > 0 ? citedClaims(report, verdicts) : [];
  const citations = printCitations({ report, cited, anchorOf, keys }, claims);
  return {
    title: report.title,
    authors: report.authors,
    language,
    date,
    note: reasoner[report.reasoner],
    wording,
    blocks,
    notes: printer.notes,
    notePlace: 'foot',
    citations,
    citationStyle: cited.style,
    bibliography: {
      references: printReferences({ report, cited, anchorOf, keys }),
      hasHangingIndent: cited.hasHangingIndent,
    },
    appendix: withAppendix ? appendixOf(citations, claims) : null,
    images: new Map([...assets].map(([id, asset]) => [id, { asset, read: () => readAsset(asset) }])),
    options,
  };
}

type Naming = {
  readonly report: Report;
  readonly cited: CitedReport;
  readonly anchorOf: ReturnType<typeof createAnchors>;
  readonly keys: ReturnType<typeof referenceKeys>;
};

function printCitations(
  { report, cited, anchorOf, keys }: Naming,
  claims: readonly CitedClaim[],
): readonly PrintCitation[] {
  const titles = new Map(report.bibliography.map(({ source }) => [source.id, source.bibliographic.title]));
  const quotesOf = (evidence: Evidence | undefined): readonly PrintQuote[] =>
    (evidence?.quotes ?? []).map(({ exact, sourceId, page, charStart, charEnd }) => ({
      exact,
      sourceId,
      sourceTitle: plainTitle(titles.get(sourceId) ?? ''),
      page,
      charStart,
      charEnd,
    }));
  return cited.citations.map(({ itemId, attributes, cites }, index) => ({
    anchor: anchorOf('cite', String(index + 1)),
    itemId,
    evidenceIds: attributes.evidenceIds,
    label: cited.labels[index] ?? [],
    cites: cites.map(({ itemId: sourceId, ...cite }) => ({ ...cite, key: keys.get(sourceId) ?? '' })),
    mode: attributes.mode ?? 'usual',
    quotes: attributes.evidenceIds.flatMap((id) => quotesOf(report.evidence.get(id))),
    ...(claims[index]?.verdict !== undefined && { verdict: claims[index].verdict }),
  }));
}

/** In the order of the style; sources that it has no entry for come behind, in Heddle's own words. */
function printReferences({ report, cited, anchorOf, keys }: Naming): readonly PrintReference[] {
  const sources = new Map(report.bibliography.map(({ source }) => [source.id, source]));
  const formatted = new Map(cited.bibliography.map((each) => [each.itemId, each]));
  const inOrder = [
    ...cited.bibliography.flatMap(({ itemId }) => [...sources.values()].filter(({ id }) => id === itemId)),
    ...[...sources.values()].filter(({ id }) => !formatted.has(id)),
  ];
  return inOrder.map((source, index) => {
    const { id, bibliographic, fileName } = source;
    const own = formatted.get(id);
    return {
      anchor: anchorOf('ref', keys.get(id) ?? ''),
      sourceId: id,
      key: keys.get(id) ?? '',
      number: index + 1,
      label: own?.label ?? null,
      text: own?.text ?? [{ text: formatReference(source) }],
      bibliographic,
      fileName,
    };
  });
}
