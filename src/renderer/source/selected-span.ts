import type { Span } from '#renderer/state/workbench.ts';

/** The stretch of stored text under a selection in a readable page, whose texts carry where they start; without blanks at its ends. */
export function selectedSpan(root: Element, range: Range, text: string): Span | null {
  const pieces = [...root.querySelectorAll<HTMLElement>('[data-start]')].filter((piece) => range.intersectsNode(piece));
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return null;
  let charStart = startOf(first) + (first.contains(range.startContainer) ? range.startOffset : 0);
  let charEnd = startOf(last) + (last.contains(range.endContainer) ? range.endOffset : (last.textContent?.length ?? 0));
  while (charStart < charEnd && /\s/.test(text[charStart] ?? '')) charStart += 1;
  while (charEnd > charStart && /\s/.test(text[charEnd - 1] ?? '')) charEnd -= 1;
  return charEnd > charStart ? { charStart, charEnd } : null;
}

function startOf(piece: HTMLElement): number {
  return Number(piece.dataset['start']);
}
