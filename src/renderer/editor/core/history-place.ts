import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, Selection, type Transaction } from '@tiptap/pm/state';

/**
 * Undo and redo put the caret to where it was when the change was undone or made, which may be sections away: here it comes
 * to the change itself.
 */
export const HistoryPlace = Extension.create({
  name: 'historyPlace',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('historyPlace'),
      appendTransaction: (transactions, _, { selection, doc, tr }) => {
        const move = transactions.findLast((each) => each.docChanged && each.getMeta('history$') !== undefined);
        if (move === undefined) return null;
        const changed = changedRange(move);
        if (changed === null || (selection.to >= changed.from && selection.from <= changed.to)) return null;
        const end = doc.resolve(Math.min(changed.to, doc.content.size));
        return tr.setSelection(Selection.near(end, -1)).setMeta('addToHistory', false).scrollIntoView();
      },
    }),
  ],
});

function changedRange({ mapping }: Transaction): { from: number; to: number } | null {
  let range: { from: number; to: number } | null = null;
  for (const map of mapping.maps) {
    if (range !== null) range = { from: map.map(range.from, -1), to: map.map(range.to, 1) };
    map.forEach((_, __, from, to) => {
      range = range === null ? { from, to } : { from: Math.min(range.from, from), to: Math.max(range.to, to) };
    });
  }
  return range;
}
