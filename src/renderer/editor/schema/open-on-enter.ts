import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { editorSignals, type Panel } from './editor-signals.ts';

/** Enter on a selected node of this name opens what it is edited in. */
export function openOnEnter(name: string, panelAt: (pos: number) => Panel): (props: { editor: Editor }) => boolean {
  return ({ editor }) => {
    const { selection } = editor.state;
    if (!(selection instanceof NodeSelection) || selection.node.type.name !== name) return false;
    editorSignals(editor).openPanel(panelAt(selection.from));
    return true;
  };
}
