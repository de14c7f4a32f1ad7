import type { InlineNode, RichText } from '#shared/domain/rich-text.ts';
import { inlineSize, nodeSize } from './node-size.ts';
import { suggestionChanges, type SuggestionChange } from './suggestion-changes.ts';

/** A change with its place in the text as it is now; conflicted where the person has written in that place since. */
export type PlacedChange = SuggestionChange & { readonly isConflicted: boolean };

/** A suggestion's changes as far as the present text doesn't have them yet. Positions count from the section's text. */
export function placeChanges(
  { base, body }: { readonly base: RichText; readonly body: RichText },
  present: RichText,
): readonly PlacedChange[] {
  const changes = suggestionChanges(base, body);
  const edits = suggestionChanges(base, present);
  if (edits.length === 0) return changes.map((change) => ({ ...change, isConflicted: false }));
  return changes.flatMap((change): PlacedChange[] => {
    if (edits.some((edit) => isSame(edit, change))) return [];
    const isConflicted = edits.some((edit) => overlaps(edit, change));
    const from = moved(change.from, edits, change.from === change.to ? 'before' : 'after');
    const to = change.from === change.to ? from : Math.max(from, moved(change.to, edits, 'before'));
    return [{ ...change, from, to, isConflicted }];
  });
}

function isSame(a: SuggestionChange, b: SuggestionChange): boolean {
  return a.from === b.from && a.to === b.to && JSON.stringify(a.slice) === JSON.stringify(b.slice);
}

function overlaps(edit: SuggestionChange, { from, to }: SuggestionChange): boolean {
  if (from === to) return edit.from < from && edit.to > from;
  return edit.from === edit.to ? edit.from > from && edit.from < to : edit.from < to && edit.to > from;
}

/** A position of the base in the present text: at the edge of an edit, on the side that is asked for. */
function moved(pos: number, edits: readonly SuggestionChange[], side: 'before' | 'after'): number {
  let shift = 0;
  for (const edit of edits) {
    if (edit.from > pos || (edit.from === pos && (side === 'before' || edit.to > pos))) break;
    const size = sliceSize(edit);
    if (edit.to > pos) return edit.from + shift + (side === 'before' ? 0 : size);
    shift += size - (edit.to - edit.from);
  }
  return pos + shift;
}

function sliceSize({ slice }: SuggestionChange): number {
  return slice.reduce((size, node) => size + sizeOf(node), 0);
}

function sizeOf(node: SuggestionChange['slice'][number]): number {
  return isInline(node) ? inlineSize([node]) : nodeSize(node);
}

function isInline(node: SuggestionChange['slice'][number]): node is InlineNode {
  return ['text', 'citation', 'footnote', 'mathInline', 'hardBreak'].includes(node.type);
}
