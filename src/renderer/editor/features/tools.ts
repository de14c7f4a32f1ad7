import type { Editor } from '@tiptap/core';
import { redoDepth, undoDepth } from '@tiptap/pm/history';
import { runCommand } from '#renderer/app/commands.ts';
import type { Catalogue } from '#renderer/language/catalogue.ts';
import { editorSignals } from '../schema/index.ts';
import { roomBehind } from './room-behind.ts';

type Words = Catalogue['editor']['toolbar'];
export type ToolName =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strike'
  | 'superscript'
  | 'subscript'
  | 'code'
  | 'link'
  | 'bulletList'
  | 'orderedList'
  | 'indent'
  | 'outdent'
  | 'quote'
  | 'codeBlock'
  | 'rule'
  | 'mathInline'
  | 'mathBlock'
  | 'footnote'
  | 'citation'
  | 'undo'
  | 'redo'
  | 'find'
  | 'clear';

export type Tool = {
  readonly name: ToolName;
  readonly run: (editor: Editor) => void;
  /** Missing: it is no switch. */
  readonly isOn?: (editor: Editor) => boolean;
  readonly can?: (editor: Editor) => boolean;
  /** As the editor's own keys have it. */
  readonly shortcut?: string;
};

const mark = (
  name: 'bold' | 'italic' | 'underline' | 'strike' | 'superscript' | 'subscript' | 'code',
  shortcut?: string,
): Tool => ({
  name,
  run: (editor) => editor.chain().focus().toggleMark(name).run(),
  isOn: (editor) => editor.isActive(name),
  can: inText,
  ...(shortcut === undefined ? {} : { shortcut }),
});

/** By group, in the order of the bar. What doesn't fit goes into its menu from the end. */
export const toolGroups: readonly (readonly Tool[])[] = [
  [mark('bold', 'Mod-B'), mark('italic', 'Mod-I')],
  [
    {
      name: 'citation',
      run: (editor) =>
        editorSignals(editor).openPanel({ kind: 'evidence-picker', citationPos: null, replaced: null, typed: '' }),
      can: inText,
    },
    {
      name: 'footnote',
      run: insertFootnote,
      can: inText,
    },
    {
      name: 'link',
      run: (editor) => editorSignals(editor).openPanel({ kind: 'link' }),
      isOn: (editor) => editor.isActive('link'),
      can: inText,
      shortcut: 'Mod-Shift-K',
    },
  ],
  [
    {
      name: 'bulletList',
      run: (editor) => editor.chain().focus().toggleBulletList().run(),
      isOn: (editor) => editor.isActive('bulletList'),
      can: inText,
      shortcut: 'Mod-Shift-8',
    },
    {
      name: 'orderedList',
      run: (editor) => editor.chain().focus().toggleOrderedList().run(),
      isOn: (editor) => editor.isActive('orderedList'),
      can: inText,
      shortcut: 'Mod-Shift-7',
    },
    {
      name: 'quote',
      run: (editor) => editor.chain().focus().toggleBlockquote().run(),
      isOn: (editor) => editor.isActive('blockquote'),
      can: inText,
    },
  ],
  [
    {
      name: 'undo',
      run: (editor) => editor.chain().focus().undo().run(),
      can: ({ state }) => undoDepth(state) > 0,
      shortcut: 'Mod-Z',
    },
    {
      name: 'redo',
      run: (editor) => editor.chain().focus().redo().run(),
      can: ({ state }) => redoDepth(state) > 0,
      shortcut: 'Mod-Shift-Z',
    },
    { name: 'find', run: () => runCommand('editor.find'), shortcut: 'Mod-F' },
  ],
  [
    { name: 'mathInline', run: (editor) => insertMath(editor, 'mathInline'), can: inText },
    { name: 'mathBlock', run: (editor) => insertMath(editor, 'mathBlock'), can: inText },
    {
      name: 'codeBlock',
      run: (editor) => editor.chain().focus().toggleCodeBlock().run(),
      isOn: (editor) => editor.isActive('codeBlock'),
      can: (editor) => inText(editor) || editor.isActive('codeBlock'),
    },
    {
      name: 'rule',
      run: (editor) => editor.chain().focus().setHorizontalRule().run(),
      can: inText,
    },
  ],
  [
    mark('underline', 'Mod-U'),
    mark('strike', 'Mod-Shift-S'),
    mark('code', 'Mod-E'),
    mark('superscript', 'Mod-.'),
    mark('subscript', 'Mod-,'),
  ],
  [
    {
      name: 'indent',
      run: (editor) => editor.chain().focus().sinkListItem('listItem').run(),
      can: (editor) => editor.isActive('listItem'),
    },
    {
      name: 'outdent',
      run: (editor) => editor.chain().focus().liftListItem('listItem').run(),
      can: (editor) => editor.isActive('listItem'),
    },
    { name: 'clear', run: (editor) => editor.chain().focus().unsetAllMarks().clearNodes().run(), can: inText },
  ],
];

export const textStyles = ['paragraph', 'heading 3', 'heading 4', 'heading 5', 'heading 6'] as const;

/** The style of the text block with the caret; a heading above level 3 counts as the first. */
export function styleOf(editor: Editor): (typeof textStyles)[number] {
  const { parent } = editor.state.selection.$from;
  if (parent.type.name !== 'heading') return 'paragraph';
  const level = Math.min(6, Math.max(3, Number(parent.attrs['level'])));
  return textStyles[level - 2] ?? 'paragraph';
}

export function setStyle(editor: Editor, style: string): void {
  const level = /^heading ([3-6])$/.exec(style)?.[1];
  const chain = editor.chain().focus();
  if (level === undefined) chain.setParagraph().run();
  else chain.setNode('heading', { level: Number(level) }).run();
}

type TableTool = {
  readonly name: keyof Words;
  readonly run: (editor: Editor) => void;
  readonly can: (editor: Editor) => boolean;
};

export const tableTools: readonly TableTool[] = [
  {
    name: 'insertTable',
    run: (editor) => {
      editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run();
      roomBehind(editor);
    },
    can: (editor) => inText(editor) && !editor.isActive('table'),
  },
  { name: 'tableCaption', run: openTableCaption, can: (editor) => editor.isActive('table') },
  tableTool('rowAbove', 'addRowBefore'),
  tableTool('rowBelow', 'addRowAfter'),
  tableTool('deleteRow', 'deleteRow'),
  tableTool('columnBefore', 'addColumnBefore'),
  tableTool('columnAfter', 'addColumnAfter'),
  tableTool('deleteColumn', 'deleteColumn'),
  tableTool('mergeCells', 'mergeCells'),
  tableTool('splitCell', 'splitCell'),
  tableTool('headerRow', 'toggleHeaderRow'),
  tableTool('headerColumn', 'toggleHeaderColumn'),
  tableTool('deleteTable', 'deleteTable'),
];

type TableCommand =
  | 'addRowBefore'
  | 'addRowAfter'
  | 'deleteRow'
  | 'addColumnBefore'
  | 'addColumnAfter'
  | 'deleteColumn'
  | 'mergeCells'
  | 'splitCell'
  | 'toggleHeaderRow'
  | 'toggleHeaderColumn'
  | 'deleteTable';

function tableTool(name: keyof Words, command: TableCommand): TableTool {
  return {
    name,
    run: (editor) => editor.chain().focus()[command]().run(),
    can: (editor) => editor.isActive('table') && editor.can()[command](),
  };
}

/** Whether the caret is in a section's text, and not in its heading or in code. */
function inText({ state, isEditable }: Editor): boolean {
  const { parent } = state.selection.$from;
  return isEditable && !['sectionHeading', 'codeBlock'].includes(parent.type.name);
}

function openTableCaption(editor: Editor): void {
  const { $from } = editor.state.selection;
  for (let { depth } = $from; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name !== 'table') continue;
    editorSignals(editor).openPanel({ kind: 'table', pos: $from.before(depth) });
    return;
  }
}

function insertFootnote(editor: Editor): void {
  const pos = editor.state.selection.to;
  editor
    .chain()
    .focus()
    .insertContentAt(pos, { type: 'footnote', attrs: { content: [] } })
    .run();
  editorSignals(editor).openPanel({ kind: 'footnote', pos });
}

function insertMath(editor: Editor, type: 'mathInline' | 'mathBlock'): void {
  const { from, to } = editor.state.selection;
  const latex = editor.state.doc.textBetween(from, to, ' ');
  editor.chain().focus().insertContent({ type, attrs: { latex } }).run();
  let pos: number | null = null;
  editor.state.doc.nodesBetween(
    Math.max(0, from - 1),
    Math.min(editor.state.doc.content.size, from + 3),
    (node, at) => {
      if (node.type.name === type && pos === null) pos = at;
    },
  );
  if (pos !== null) editorSignals(editor).openPanel({ kind: 'math', pos });
}
