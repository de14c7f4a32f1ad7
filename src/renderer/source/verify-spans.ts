import type { Quote } from '#shared/domain/evidence.ts';
import { createAnchorer } from '#shared/text/anchor.ts';
import type { Span } from '#renderer/state/workbench.ts';

export type VerifiedSpans = {
  /** Where the words stand now. */
  readonly spans: readonly Span[];
  /** Quotes whose words stand elsewhere than they did. */
  readonly moved: readonly Quote[];
  /** Quotes whose words the source has no more. */
  readonly vanished: readonly Quote[];
};

/** What is highlighted must be what was quoted: a span under which other words stand now is looked up anew, or said to be gone. */
export function verifySpans(of: {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly quotes: readonly Quote[];
}): VerifiedSpans {
  const { text, spans, quotes } = of;
  const anchor = createAnchorer(text);
  const verified: Span[] = [];
  const moved: Quote[] = [];
  const vanished: Quote[] = [];
  for (const span of spans) {
    const quote = quotes.find(({ charStart, charEnd }) => charStart === span.charStart && charEnd === span.charEnd);
    if (quote === undefined || text.slice(span.charStart, span.charEnd) === quote.exact) {
      if (span.charEnd <= text.length) verified.push(span);
      continue;
    }
    const found = anchor({ exact: quote.exact, near: [quote.charStart, quote.charEnd] });
    if (found === null) vanished.push(quote);
    else {
      verified.push(found);
      moved.push(quote);
    }
  }
  return { spans: verified, moved, vanished };
}
