import { useText } from '#renderer/language/index.ts';
import type { Quote } from '#shared/domain/evidence.ts';

/** Quoted words as they were kept, where the source doesn't have them any more. */
export function KeptQuotes({ quotes }: { readonly quotes: readonly Quote[] }) {
  const text = useText();
  return quotes.map(({ exact, page, charStart }) => (
    <figure key={`${charStart} ${exact}`} className="source-kept">
      <blockquote>{exact}</blockquote>
      <figcaption>{page === null ? text.source.keptQuote : text.source.keptQuoteOf({ page })}</figcaption>
    </figure>
  ));
}
