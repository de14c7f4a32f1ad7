import type { EditorState, Transaction } from '@tiptap/pm/state';
import { citationDetails } from './citation-details.ts';
import { toEvidenceIds } from './evidence-states.ts';

/** Citations that a change brought side by side become one. Those that stood so before are left. */
export function mergeCitations(
  transactions: readonly Transaction[],
  _before: EditorState,
  after: EditorState,
): Transaction | null {
  // Undo and redo must come to what was, and what only shows stored text is as it was stored.
  if (transactions.some((tr) => tr.getMeta('history$') !== undefined || tr.getMeta('addToHistory') === false))
    return null;
  const { tr } = after;
  const pairs: { readonly pos: number; readonly size: number; readonly ids: string[] }[] = [];
  for (const { from, to } of changedRanges(transactions)) {
    const [start, end] = [Math.max(0, from - 1), Math.min(after.doc.content.size, to + 1)];
    after.doc.nodesBetween(start, end, (node, pos) => {
      if (node.type.name !== 'citation') return true;
      const next = after.doc.resolve(pos + node.nodeSize).nodeAfter;
      // What was said of one of them doesn't hold of the other.
      if (next?.type.name !== 'citation' || hasDetails(node) || hasDetails(next)) return false;
      if (pairs.some((pair) => pair.pos === pos)) return false;
      pairs.push({ pos, size: node.nodeSize + next.nodeSize, ids: [...evidenceOf(node), ...evidenceOf(next)] });
      return false;
    });
  }
  for (const { pos, size, ids } of pairs.toSorted((a, b) => b.pos - a.pos)) {
    const type = after.schema.nodes['citation'];
    const last = tr.doc.nodeAt(pos + size - 1);
    if (type === undefined || last === null) continue;
    const all = [...new Set([...ids, ...evidenceOf(last)])];
    tr.replaceWith(pos, pos + size, type.create({ evidenceIds: all }));
  }
  return tr.docChanged ? tr : null;
}

function hasDetails({ attrs }: { readonly attrs: Readonly<Record<string, unknown>> }): boolean {
  return Object.keys(citationDetails(attrs)).length > 0;
}

function evidenceOf(node: { readonly attrs: Readonly<Record<string, unknown>> }): string[] {
  return toEvidenceIds(node.attrs['evidenceIds']);
}

/** Where transactions changed the document, in the document after them. */
function changedRanges(transactions: readonly Transaction[]): { from: number; to: number }[] {
  let ranges: { from: number; to: number }[] = [];
  for (const { mapping } of transactions) {
    for (const map of mapping.maps) {
      ranges = ranges.map(({ from, to }) => ({ from: map.map(from, -1), to: map.map(to, 1) }));
      map.forEach((_, __, from, to) => ranges.push({ from, to }));
    }
  }
  return ranges;
}
