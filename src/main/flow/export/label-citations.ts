import { succeed, type Result } from '#shared/base/result.ts';
import type { FormattedText } from '#shared/domain/formatted-text.ts';
import type { CitationAttributes } from '#shared/domain/rich-text.ts';
import { citationCites } from '#shared/text/citation-cites.ts';
import { toCslItem } from '#shared/text/csl-item.ts';
import { readReportDetails } from '#main/flow/report/index.ts';
import type { CitationFormatter } from '#main/ports/citation-formatter.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import { printLanguage } from './print-language.ts';

type Sequence = readonly (
  | { readonly kind: 'citation'; readonly attributes: CitationAttributes; readonly isInFootnote: boolean }
  | { readonly kind: 'footnote' }
)[];

/** How the citations of a text in the making read in the report's style. Faults: the formatter's. */
export async function labelCitations(options: {
  readonly store: ProjectStore;
  readonly formatter: Pick<CitationFormatter, 'listStyles' | 'format'>;
  readonly sequence: Sequence;
  /** Names the text: what is as it was isn't formatted anew. */
  readonly session: string;
  /** Whether all of it is formatted anew. */
  readonly isAnew: boolean;
  readonly signal: AbortSignal;
}): Promise<Result<{ readonly kind: 'in-text' | 'note'; readonly labels: readonly FormattedText[] }>> {
  const { store, formatter, sequence, session, isAnew, signal } = options;
  const { citationStyle: style, language } = readReportDetails(store);
  const kind = (await formatter.listStyles()).find(({ id }) => id === style)?.kind ?? 'in-text';
  const ids = sequence.flatMap((each) => (each.kind === 'citation' ? each.attributes.evidenceIds : []));
  const evidence = new Map(store.getEvidence([...new Set(ids)]).map((each) => [each.id, each]));
  const sourceIds = new Set([...evidence.values()].flatMap(({ quotes }) => quotes.map(({ sourceId }) => sourceId)));
  const sources = [...sourceIds].flatMap((id) => store.getSource(id) ?? []);
  const known = new Set(sources.map(({ id }) => id));
  let notes = 0;
  const clusters = sequence.flatMap((each) => {
    if (each.kind === 'footnote' || (kind === 'note' && !each.isInFootnote)) notes += 1;
    if (each.kind === 'footnote') return [];
    const { attributes, isInFootnote } = each;
    const cites = citationCites(attributes, evidence).filter(({ itemId }) => known.has(itemId));
    return [{ cites, mode: attributes.mode ?? 'usual', noteNumber: kind === 'note' || isInFootnote ? notes : 0 }];
  });
  const formatted = await formatter.format(
    {
      style,
      language: printLanguage(language ?? Object.keys(store.passagesByLanguage())[0] ?? ''),
      items: sources.map(({ id, bibliographic }) => toCslItem(id, bibliographic)),
      clusters,
      session,
      isAnew,
      labelsOnly: true,
    },
    signal,
  );
  return formatted.ok ? succeed({ kind, labels: formatted.value.labels }) : formatted;
}
