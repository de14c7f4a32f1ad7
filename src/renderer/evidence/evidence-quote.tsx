import type { QuoteState, Quote } from '#shared/domain/evidence.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Chip } from '#renderer/ui/index.ts';

type EvidenceQuoteProps = {
  readonly quote: Quote;
  readonly state: QuoteState;
  /** Undefined where the source isn't in the project any more. */
  readonly sourceTitle: string | undefined;
};

/** The exact words, which lead to where they stand. */
export function EvidenceQuote({ quote, state, sourceTitle }: EvidenceQuoteProps) {
  const text = useText();
  const showSource = useWorkbench((store) => store.showSource);
  const { sourceId, charStart, charEnd, exact, page } = quote;
  const trouble = sourceTitle === undefined ? 'gone' : state === 'exact' ? null : state;
  return (
    <div className="evidence-quote" data-trouble={trouble}>
      <button
        type="button"
        className="evidence-quote-words"
        onClick={() => showSource({ sourceId, spans: [{ charStart, charEnd }] })}
      >
        <q>{exact}</q>
        <span className="evidence-quote-source">
          <span className="evidence-quote-title">{sourceTitle ?? text.evidence.removedSource}</span>
          {page !== null && <span>{text.evidence.page({ page })}</span>}
        </span>
      </button>
      {trouble !== null && <Chip tone="warn">{text.evidence.troubles[trouble]}</Chip>}
    </div>
  );
}
