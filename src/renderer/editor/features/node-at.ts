import type { Node } from '@tiptap/pm/model';
import type { ReportEditorCore } from '../core/types.ts';

/** The node of a type at a position; null where it isn't any more. */
export function nodeAt({ editor }: ReportEditorCore, pos: number, type: string | readonly string[]): Node | null {
  const { doc } = editor.state;
  const node = pos < doc.content.size ? doc.nodeAt(pos) : null;
  return node !== null && (typeof type === 'string' ? [type] : type).includes(node.type.name) ? node : null;
}

/** Changes a node's attributes, or takes it out, as the person's own edit. */
export function editNode(
  core: ReportEditorCore,
  pos: number,
  type: string | readonly string[],
  attrs: Record<string, unknown> | null,
): void {
  const node = nodeAt(core, pos, type);
  if (node === null || !core.editor.isEditable) return;
  const { tr } = core.editor.state;
  if (attrs === null) tr.delete(pos, pos + node.nodeSize);
  else tr.setNodeMarkup(pos, null, { ...node.attrs, ...attrs });
  core.editor.view.dispatch(tr);
}
