import type { EvidenceId } from '#shared/base/ids.ts';
import type { Span } from '#renderer/state/workbench.ts';

/** `shown`: what the person was led to; `evidence`: in the memory bank; `found` and `current`: by the find field. */
export type MarkKind = 'shown' | 'evidence' | 'found' | 'current';

export type TextMark = Span & { readonly kind: MarkKind; readonly evidenceId?: EvidenceId };

/** A stretch of text under the same marks all along. */
export type Segment = Span & { readonly marks: readonly TextMark[] };

/** The stretch cut wherever a mark begins or ends, in order and without gaps. */
export function segmentsOf(span: Span, marks: readonly TextMark[]): readonly Segment[] {
  const inside = marks.filter((mark) => mark.charStart < span.charEnd && mark.charEnd > span.charStart);
  if (inside.length === 0) return span.charEnd > span.charStart ? [{ ...span, marks: [] }] : [];
  const edges = new Set([span.charStart, span.charEnd]);
  for (const { charStart, charEnd } of inside) {
    edges.add(Math.max(span.charStart, charStart));
    edges.add(Math.min(span.charEnd, charEnd));
  }
  const ordered = [...edges].toSorted((a, b) => a - b);
  return ordered.slice(1).map((charEnd, index) => {
    const charStart = ordered[index] ?? span.charStart;
    return { charStart, charEnd, marks: inside.filter((mark) => mark.charStart < charEnd && mark.charEnd > charStart) };
  });
}

/** What lies in each of the spans, which are in order and don't overlap. Spans without a mark share one empty list. */
export function marksBySpan(spans: readonly Span[], marks: readonly TextMark[]): readonly (readonly TextMark[])[] {
  const found: (TextMark[] | undefined)[] = Array.from({ length: spans.length });
  for (const mark of marks) {
    for (let at = firstEndingAfter(spans, mark.charStart); at < spans.length; at += 1) {
      if ((spans[at]?.charStart ?? Infinity) >= mark.charEnd) break;
      (found[at] ??= []).push(mark);
    }
  }
  return found.map((each) => each ?? none);
}

/** The kind that is drawn where several marks lie over each other. */
export function strongestKind(marks: readonly TextMark[]): MarkKind | null {
  return order.find((kind) => marks.some((mark) => mark.kind === kind)) ?? null;
}

const order = ['current', 'shown', 'found', 'evidence'] as const;
const none: readonly TextMark[] = [];

function firstEndingAfter(spans: readonly Span[], at: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.charEnd ?? Infinity) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
