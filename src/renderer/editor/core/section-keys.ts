import { Extension, type Editor } from '@tiptap/core';
import { Selection, TextSelection } from '@tiptap/pm/state';
import { isAcross } from './across-selection.ts';

/** Keys at a section's edges and in its heading: they move the caret and never join what the outline keeps apart. */
export const SectionKeys = Extension.create({
  name: 'sectionKeys',
  priority: 1000,

  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        deleteAcross(editor);
        return isInHeading(editor) && toText(editor);
      },
      'Shift-Enter': ({ editor }) => isInHeading(editor) && toText(editor),
      'Mod-Enter': ({ editor }) => isInHeading(editor) && toText(editor),
      Tab: ({ editor }) => isInHeading(editor) && toText(editor),
      Backspace: ({ editor }) => deleteAcross(editor) || backspace(editor),
      'Mod-Backspace': ({ editor }) => deleteAcross(editor) || backspace(editor),
      Delete: ({ editor }) => deleteAcross(editor) || deleteForward(editor),
      'Mod-Delete': ({ editor }) => deleteAcross(editor) || deleteForward(editor),
    };
  },
});

function isInHeading({ state }: Editor): boolean {
  const { $from, $to } = state.selection;
  return $from.parent.type.name === 'sectionHeading' && $from.sameParent($to);
}

/** The usual commands delete ranges, which would merge sections; the selection itself knows better. */
function deleteAcross({ state, view }: Editor): boolean {
  if (!isAcross(state.selection)) return false;
  view.dispatch(state.tr.deleteSelection().scrollIntoView());
  return true;
}

function toText(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  const after = $from.end() + 1;
  return move(editor, Selection.near(editor.state.doc.resolve(after), 1));
}

function backspace(editor: Editor): boolean {
  const { selection, doc, tr } = editor.state;
  const { $from } = selection;
  if (!selection.empty || !(selection instanceof TextSelection) || $from.parentOffset > 0) return false;
  if ($from.parent.type.name === 'sectionHeading') return true;
  const isFirst = $from.depth === 2 && $from.index(1) === 1;
  if (!isFirst || $from.parent.type.name !== 'paragraph') return false;
  const heading = TextSelection.create(doc, $from.start(1) + $from.node(1).child(0).nodeSize - 1);
  const section = $from.node(1);
  if ($from.parent.content.size > 0 || section.childCount < 3) return move(editor, heading);
  tr.delete($from.before(), $from.after());
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, heading.head)).scrollIntoView());
  return true;
}

/** At the end of a heading or of a section nothing follows that could be drawn in. */
function deleteForward({ state }: Editor): boolean {
  const { selection } = state;
  const { $to } = selection;
  if (!selection.empty || $to.parentOffset < $to.parent.content.size) return false;
  return (
    $to.parent.type.name === 'sectionHeading' ||
    ($to.depth > 1 && $to.pos === Selection.near(state.doc.resolve($to.end(1)), -1).to)
  );
}

function move(editor: Editor, selection: Selection): boolean {
  editor.view.dispatch(editor.state.tr.setSelection(selection).scrollIntoView());
  return true;
}
