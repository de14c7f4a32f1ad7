import { useText } from '#renderer/language/index.ts';
import { useRequest } from '#renderer/client/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, EmptyState, VirtualList } from '#renderer/ui/index.ts';
import { MarkedText } from './marked-text.tsx';

type SearchResultsProps = { readonly query: string; readonly onClose: () => void };

/** The passages of all sources that fit the words, best first, each leading to its place. */
export function SearchResults({ query, onClose }: SearchResultsProps) {
  const text = useText();
  const { folder, showSource } = useWorkbench();
  const { value, fault, isLoading } = useRequest('library.search', { folder, query, limit: 50 });
  const results = value?.results ?? [];
  return (
    <section className="library-results" aria-label={text.library.resultsOf({ query })}>
      <div className="library-results-head">
        <p role="status">
          {isLoading && value === undefined
            ? text.library.searching({ query })
            : text.library.foundPassages({ passages: results.length, query })}
        </p>
        <Button variant="quiet" onClick={onClose}>
          {text.library.backToList}
        </Button>
      </div>
      {fault !== undefined && (
        <p role="alert" className="library-results-fault">
          {fault.message}
        </p>
      )}
      {value !== undefined && results.length === 0 && (
        <EmptyState title={text.library.noPassage} text={text.library.noPassageHint} />
      )}
      {results.length > 0 && (
        <VirtualList
          label={text.library.resultsOf({ query })}
          items={results}
          keyOf={({ passageId }) => passageId}
          estimateSize={110}
          render={({ sourceId, title, page, charStart, charEnd, text: words, marks }) => (
            <div role="listitem">
              <button
                type="button"
                className="library-result"
                onClick={() => showSource({ sourceId, spans: [{ charStart, charEnd }] })}
              >
                <span className="library-result-source">
                  {title}
                  {page !== null && <span className="library-result-page">{text.library.page({ page })}</span>}
                </span>
                <span className="library-result-words">
                  <MarkedText {...excerpt(words, marks)} />
                </span>
              </button>
            </div>
          )}
        />
      )}
    </section>
  );
}

const excerptChars = 240;

/** The part of a passage with its first mark, where all of it is too long for a list. */
function excerpt(text: string, marks: readonly { readonly start: number; readonly end: number }[]) {
  if (text.length <= excerptChars) return { text, marks };
  const first = Math.min(...marks.map(({ start }) => start), text.length);
  const wanted = first === text.length ? 0 : Math.max(0, Math.min(first - 60, text.length - excerptChars));
  const from = wanted === 0 ? 0 : text.indexOf(' ', wanted) + 1;
  const to = Math.min(text.length, from + excerptChars);
  const lead = from === 0 ? '' : '… ';
  const shift = lead.length - from;
  return {
    text: `${lead}${text.slice(from, to)}${to < text.length ? ' …' : ''}`,
    marks: marks
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  };
}
