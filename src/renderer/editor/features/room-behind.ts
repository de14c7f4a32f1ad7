import type { Editor } from '@tiptap/core';

/** Makes an empty paragraph behind the block with a position, where a section would end without one to go on in. */
export function roomBehind(editor: Editor, pos: number = editor.state.selection.from): void {
  const { doc, schema, tr } = editor.state;
  const $pos = doc.resolve(Math.min(pos, doc.content.size));
  const block = $pos.depth > 1 ? $pos.node(2) : $pos.nodeAfter;
  const section = $pos.depth > 0 ? $pos.node(1) : null;
  const paragraph = schema.nodes['paragraph'];
  if (section === null || block === null || block !== section.lastChild || paragraph === undefined) return;
  if (block.type === paragraph) return;
  editor.view.dispatch(tr.insert($pos.end(1), paragraph.create()));
}
