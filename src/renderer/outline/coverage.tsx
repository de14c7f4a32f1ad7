import { Check, Clock, PenLine, TriangleAlert } from 'lucide-react';
import { useText } from '#renderer/language/index.ts';
import { coverageInWords } from './row-in-words.ts';
import type { OutlineRow } from './outline-rows.ts';

/** As many dots as an item should have sources. */
const wantedSources = 3;

/** How much an item rests on: dots for distinct sources, a number for pieces of evidence. */
export function Coverage({ coverage }: { readonly coverage: NonNullable<OutlineRow['coverage']> }) {
  const text = useText();
  const { evidenceCount, sourceCount, isCovered } = coverage;
  return (
    <span className="outline-coverage" data-covered={isCovered} title={coverageInWords(text, coverage)}>
      <span className="outline-dots">
        {Array.from({ length: wantedSources }, (_, at) => (
          <span key={at} data-filled={at < sourceCount} />
        ))}
      </span>
      <span className="outline-count">{evidenceCount}</span>
    </span>
  );
}

/** What became of the item's section. */
export function StatusSign({ status }: { readonly status: OutlineRow['status'] }) {
  const text = useText();
  return (
    <span className="outline-status" data-status={status} title={text.outline.status[status]}>
      {signs[status]}
    </span>
  );
}

const signs = {
  empty: <span className="outline-status-dot" />,
  queued: <Clock size={12} />,
  drafting: <span className="outline-status-dot" />,
  drafted: <Check size={12} />,
  edited: <PenLine size={12} />,
  failed: <TriangleAlert size={12} />,
} as const satisfies Record<OutlineRow['status'], React.ReactNode>;
