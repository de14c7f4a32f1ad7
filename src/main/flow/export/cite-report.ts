import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { ItemId } from '#shared/base/ids.ts';
import type { CitationStyle, StyleSummary } from '#shared/domain/citation-style.ts';
import type { Report } from '#shared/domain/report.ts';
import type {
  BlockNode,
  CitationAttributes,
  InlineNode,
  ListItemNode,
  RichText,
  TableCellNode,
  TableRowNode,
} from '#shared/domain/rich-text.ts';
import { citationCites, type SourceCite } from '#shared/text/citation-cites.ts';
import { toCslItem } from '#shared/text/csl-item.ts';
import type { CitationFormatter, FormattedCitations } from '#main/ports/citation-formatter.ts';
import { bodyOf } from '#main/flow/report/index.ts';
import { printLanguage } from './print-language.ts';

/** A citation at its place in the reading order. */
export type PlacedCitation = {
  readonly itemId: ItemId;
  readonly attributes: CitationAttributes;
  /** Those of sources that are there; empty where it leads to none. */
  readonly cites: readonly SourceCite[];
  /** The number of the note it stands in, from 1; 0 for one in the text. */
  readonly noteNumber: number;
};

/** A report's citations as its style has them. */
export type CitedReport = {
  readonly style: Pick<StyleSummary, 'id' | 'kind' | 'format'>;
  readonly isNoteStyle: boolean;
  /** In reading order. */
  readonly citations: readonly PlacedCitation[];
  /** One for each citation. */
  readonly labels: FormattedCitations['labels'];
  readonly bibliography: FormattedCitations['bibliography'];
  readonly hasHangingIndent: boolean;
};

/** Has the citations of a report formatted. Faults: the formatter's. */
export async function citeReport(options: {
  report: Report;
  style: CitationStyle;
  formatter: Pick<CitationFormatter, 'listStyles' | 'format'>;
  signal: AbortSignal;
}): Promise<Result<CitedReport>> {
  const { report, style, formatter, signal } = options;
  const styles = await formatter.listStyles();
  const { kind = 'in-text', format = '' } = styles.find(({ id }) => id === style) ?? {};
  const isNoteStyle = kind === 'note';
  const citations = placeCitations(report, isNoteStyle);
  const resolved = citations.flatMap((citation, index) => (citation.cites.length === 0 ? [] : [{ citation, index }]));
  const formatted = await formatter.format(
    {
      style,
      language: printLanguage(report.language),
      items: report.bibliography.map(({ source }) => toCslItem(source.id, source.bibliographic)),
      clusters: resolved.map(({ citation: { cites, attributes, noteNumber } }) => ({
        cites,
        mode: attributes.mode ?? 'usual',
        noteNumber,
      })),
    },
    signal,
  );
  if (!formatted.ok) return fail(formatted.fault);
  const labelOf = new Map(resolved.map(({ index }, at) => [index, formatted.value.labels[at] ?? unresolved]));
  return succeed({
    style: { id: style, kind, format },
    isNoteStyle,
    citations,
    labels: citations.map((_, index) => labelOf.get(index) ?? unresolved),
    bibliography: formatted.value.bibliography,
    hasHangingIndent: formatted.value.hasHangingIndent,
  });
}

const unresolved = [{ text: '[?]' }];

/** In reading order, those of a footnote where it is called: the order in which the blocks are laid out. */
function placeCitations(report: Report, isNoteStyle: boolean): readonly PlacedCitation[] {
  const placed: PlacedCitation[] = [];
  const known = new Set(report.bibliography.map(({ source }) => source.id));
  let notes = 0;
  for (const { itemId, section } of report.parts) {
    const place = (attributes: CitationAttributes, noteNumber: number): void => {
      const cites = citationCites(attributes, report.evidence).filter((cite) => known.has(cite.itemId));
      placed.push({ itemId, attributes, cites, noteNumber });
    };
    const visit = (node: AnyNode): void => {
      if (node.type === 'citation') {
        if (isNoteStyle) notes += 1;
        place(node.attrs, isNoteStyle ? notes : 0);
      } else if (node.type === 'footnote') {
        notes += 1;
        for (const inner of node.attrs.content) if (inner.type === 'citation') place(inner.attrs, notes);
      } else if ('content' in node) {
        for (const child of node.content ?? []) visit(child);
      }
    };
    const body = bodyOf(section);
    if (body !== null) visit(body);
  }
  return placed;
}

type AnyNode = RichText | BlockNode | ListItemNode | TableRowNode | TableCellNode | InlineNode;
