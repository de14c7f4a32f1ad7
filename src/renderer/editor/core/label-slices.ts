import type { CitationLabelStore, PlacedLabel } from './citation-label-store.ts';

// What they move is laid out with the next frame, which may be that of a key: so few are not felt.
const sliceSize = 12;

/** Hands labels to the page a few at a time, when it is idle. */
export function createLabelSlices(labels: CitationLabelStore): {
  /** After those that wait still. */
  readonly show: (next: readonly PlacedLabel[]) => void;
  /** Forgets those that wait. */
  readonly cancel: () => void;
} {
  let waiting: readonly PlacedLabel[] = [];
  let idle = 0;
  const step = () => {
    idle = 0;
    // A footnote's citations are given together.
    let end = Math.min(sliceSize, waiting.length);
    while (end < waiting.length && waiting[end]?.cited.kind === 'inner-citation') end += 1;
    labels.setLabels(waiting.slice(0, end));
    waiting = waiting.slice(end);
    if (waiting.length > 0) idle = requestIdleCallback(step, { timeout: 500 });
  };
  return {
    show: (next) => {
      if (next.length === 0) return;
      waiting = [...waiting, ...next];
      if (idle === 0) idle = requestIdleCallback(step, { timeout: 500 });
    },
    cancel: () => {
      if (idle !== 0) cancelIdleCallback(idle);
      idle = 0;
      waiting = [];
    },
  };
}
