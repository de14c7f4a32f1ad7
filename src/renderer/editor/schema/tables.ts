import type { Editor } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { editorSignals } from './editor-signals.ts';

const attributes = () => ({
  colspan: { default: 1, parseHTML: (element: HTMLElement) => span(element, 'colspan') },
  rowspan: { default: 1, parseHTML: (element: HTMLElement) => span(element, 'rowspan') },
  colwidth: { default: null, rendered: false },
});

export const reportTables = [
  Table.extend({
    addAttributes: () => ({ caption: { default: '', rendered: false, parseHTML: captionOf } }),
    // The words of a caption are the table's: read into it they would become a row.
    parseHTML: () => [{ tag: 'table' }, { tag: 'caption', ignore: true }],
    renderHTML: ({ node }) => {
      const caption = String(node.attrs['caption']);
      const body = ['tbody', 0] as const;
      return caption === ''
        ? ['div', { class: 'editor-table' }, ['table', body]]
        : ['div', { class: 'editor-table' }, ['table', ['caption', { contenteditable: 'false' }, caption], body]];
    },
    addProseMirrorPlugins() {
      return [...(this.parent?.() ?? []), openCaption(this.editor)];
    },
  }).configure({ resizable: false, View: null }),
  TableRow,
  TableCell.extend({ addAttributes: attributes }),
  TableHeader.extend({ addAttributes: attributes }),
];

function captionOf(element: HTMLElement): string {
  return (element.querySelector(':scope > caption')?.textContent ?? '').replace(/\s+/gu, ' ').trim();
}

/** A double click on a caption opens what it is edited with. */
function openCaption(editor: Editor): Plugin {
  return new Plugin({
    key: new PluginKey('openCaption'),
    props: {
      handleDOMEvents: {
        dblclick: (view, event) => {
          const caption = event.target instanceof Element ? event.target.closest('caption') : null;
          const table = caption?.closest('.editor-table') ?? null;
          if (table === null) return false;
          const pos = view.posAtDOM(table, 0) - 1;
          if (view.state.doc.nodeAt(pos)?.type.name !== 'table') return false;
          editorSignals(editor).openPanel({ kind: 'table', pos });
          return true;
        },
      },
    },
  });
}

function span(element: HTMLElement, name: string): number {
  const count = Number.parseInt(element.getAttribute(name) ?? '', 10);
  return Number.isSafeInteger(count) && count > 0 && count <= 100 ? count : 1;
}
