import { Extension, InputRule, type AnyExtension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { editorSignals } from '../schema/index.ts';
import { ClaimMarks } from './claim-marks.ts';
import { openLink } from './open-link.ts';
import { PasteCleaning } from './paste/paste-cleaning.ts';
import { roomBehind } from './room-behind.ts';

/** What the person's hands find in the text beyond the nodes: citing as they type, links, clean pasting, marked claims. */
export function featureExtensions(): AnyExtension[] {
  return [CiteWhileTyping, TableWhileTyping, OpenLinks, ClaimMarks, PasteCleaning];
}

/** `[@` opens the picker of evidence where it was typed. */
const CiteWhileTyping = Extension.create({
  name: 'citeWhileTyping',
  addInputRules() {
    const { editor } = this;
    return [
      new InputRule({
        find: /\[@$/,
        handler: ({ state, range }) => {
          if (state.selection.$from.parent.type.name === 'sectionHeading') return null;
          state.tr.delete(range.from, range.to);
          queueMicrotask(() =>
            editorSignals(editor).openPanel({
              kind: 'evidence-picker',
              citationPos: null,
              replaced: null,
              typed: '[@',
            }),
          );
          return undefined;
        },
      }),
    ];
  },
});

/** Enter behind `| a | b |` makes a table of it, with these as its first row. */
const TableWhileTyping = Extension.create({
  name: 'tableWhileTyping',
  priority: 200,
  addKeyboardShortcuts: () => ({
    Enter: ({ editor }) => {
      const { $from, empty } = editor.state.selection;
      const { parent } = $from;
      if (!empty || parent.type.name !== 'paragraph' || $from.parentOffset < parent.content.size) return false;
      const cells = /^\|(.+\|.+)\|$/.exec(parent.textContent.trim())?.[1]?.split('|') ?? [];
      if (cells.length < 2 || parent.childCount !== 1 || $from.depth !== 2) return false;
      const cell = (type: string, text: string) => ({
        type,
        content: [{ type: 'paragraph', ...(text === '' ? {} : { content: [{ type: 'text', text }] }) }],
      });
      const rows = [
        { type: 'tableRow', content: cells.map((text) => cell('tableHeader', text.trim())) },
        { type: 'tableRow', content: cells.map(() => cell('tableCell', '')) },
      ];
      const [from, to] = [$from.before(), $from.after()];
      const header = cells.reduce((size, text) => size + text.trim().length + 4, 0);
      // Into the first cell of the second row: table, row, then cell and paragraph.
      const isDone = editor
        .chain()
        .insertContentAt({ from, to }, { type: 'table', content: rows })
        .setTextSelection(from + 1 + header + 2 + 3)
        .run();
      roomBehind(editor);
      return isDone;
    },
  }),
});

const OpenLinks = Extension.create({
  name: 'openLinks',
  addKeyboardShortcuts: () => ({
    // Without Shift the keys are the palette's, wherever the caret is.
    'Mod-Shift-k': ({ editor }) => {
      if (!editor.isEditable || editor.state.selection.$from.parent.type.name === 'sectionHeading') return false;
      editorSignals(editor).openPanel({ kind: 'link' });
      return true;
    },
  }),
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('openLinks'),
      props: {
        handleDOMEvents: {
          click: (_, event) => {
            const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
            if (link === null) return false;
            event.preventDefault();
            if (event.ctrlKey || event.metaKey) openLink(link.getAttribute('href') ?? '');
            return false;
          },
        },
      },
    }),
  ],
});
