import { useMemo } from 'react';
import type { SourceId } from '#shared/base/ids.ts';
import type { Evidence, Quote } from '#shared/domain/evidence.ts';
import { useRequest } from '#renderer/client/index.ts';
import { useWorkbench, type Span } from '#renderer/state/workbench.ts';
import type { TextMark } from './text-marks.ts';
import { verifySpans, type VerifiedSpans } from './verify-spans.ts';

export type SourceEvidence = { readonly evidence: Evidence; readonly quote: Quote };

/** All that the memory bank quotes from the source. */
export function useQuotesFrom(sourceId: SourceId): readonly SourceEvidence[] {
  const folder = useWorkbench((state) => state.folder);
  const { value } = useRequest('evidence.list', { folder });
  return useMemo(
    () =>
      (value?.evidence ?? []).flatMap((evidence) =>
        evidence.quotes.filter((quote) => quote.sourceId === sourceId).map((quote) => ({ evidence, quote })),
      ),
    [value, sourceId],
  );
}

/** What is marked in the text, the wanted words checked against what was quoted. */
export function useSourceMarks(of: {
  readonly text: string;
  readonly wanted: readonly Span[];
  readonly quotes: readonly SourceEvidence[];
  readonly found: readonly Span[];
  readonly currentFound: number;
}): { readonly marks: readonly TextMark[]; readonly verified: VerifiedSpans } {
  const { text, wanted, quotes, found, currentFound } = of;
  const verified = useMemo(
    () => verifySpans({ text, spans: wanted, quotes: quotes.map(({ quote }) => quote) }),
    [text, wanted, quotes],
  );
  const marks = useMemo(() => {
    const evidence = quotes
      .filter(({ quote }) => text.slice(quote.charStart, quote.charEnd) === quote.exact)
      .map(({ evidence: { id }, quote: { charStart, charEnd } }) => ({
        charStart,
        charEnd,
        kind: 'evidence' as const,
        evidenceId: id,
      }));
    const shown = verified.spans.map(({ charStart, charEnd }) => ({ charStart, charEnd, kind: 'shown' as const }));
    const hits = found.map(({ charStart, charEnd }, index) => ({
      charStart,
      charEnd,
      kind: index === currentFound ? ('current' as const) : ('found' as const),
    }));
    return [...shown, ...evidence, ...hits];
  }, [text, verified, quotes, found, currentFound]);
  return { marks, verified };
}
