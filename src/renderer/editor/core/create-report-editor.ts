import { Editor, Node, type JSONContent } from '@tiptap/core';
import { Dropcursor, Gapcursor, UndoRedo } from '@tiptap/extensions';
import { closeHistory } from '@tiptap/pm/history';
import { Selection, type Transaction } from '@tiptap/pm/state';
import type { ItemId } from '#shared/base/ids.ts';
import { createCitationLabelStore } from './citation-label-store.ts';
import { CrossSections } from './cross-sections.ts';
import { editingHostOf, SectionEditing } from './editing-host.ts';
import { HistoryPlace } from './history-place.ts';
import { KeepStructure } from './keep-structure.ts';
import { findWords } from './find-words.ts';
import { ReportDocument, ReportSection, SectionHeading } from './report-nodes.ts';
import {
  alignParts,
  replaceBlocks,
  sectionAt,
  storedBlocks,
  textNodes,
  textRange,
  toBlockNodes,
  toReportNode,
} from './report-parts.ts';
import { differenceOf } from './report-snapshot.ts';
import { SectionKeys } from './section-keys.ts';
import { createStreaming } from './streaming.ts';
import type { SectionElements } from './section-view.ts';
import type { ReportEditorCore, ReportEditorOptions } from './types.ts';
import './editor-core.css';

const Text = Node.create({ name: 'text', group: 'inline' });
/** Of a transaction that only shows what is stored already. */
const fromOutside = 'fromOutside';

/** The editor's core without React or the app around it. The caller destroys it. There must be a part at least. */
export function createReportEditor(options: ReportEditorOptions): ReportEditorCore {
  const { element, words } = options;
  const elements: SectionElements = new Map();
  const labels = options.labels ?? createCitationLabelStore();
  const editor = new Editor({
    element: null,
    editable: options.isEditable,
    injectCSS: false,
    extensions: [
      ReportDocument,
      ReportSection.configure({ elements, words }),
      SectionHeading,
      Text,
      UndoRedo.configure({ depth: 500 }),
      Dropcursor.configure({ color: false, class: 'editor-drop-cursor' }),
      Gapcursor,
      HistoryPlace,
      KeepStructure,
      SectionEditing.configure({ elements, label: words.section }),
      CrossSections,
      SectionKeys,
      ...options.extensions,
    ],
    onBeforeCreate: ({ editor }) => {
      editor.options.content = toReportNode(editor.schema, options.parts).toJSON() as JSONContent;
    },
    editorProps: { attributes: { class: 'editor-report', role: 'group', 'aria-label': words.report } },
  });
  editor.mount(element);
  element.style.setProperty('--editor-placeholder', JSON.stringify(words.placeholder));

  let seen = editor.state.doc;
  let entered: ItemId | undefined = itemAt(editor.state.selection.head);
  let headings = new Map(options.parts.map(({ itemId, heading }) => [itemId, heading]));
  /** Headings the person changed, until the outline has them. */
  const ownHeadings = new Map<ItemId, string>();

  editor.on('transaction', ({ transaction }) => {
    const { doc, selection } = editor.state;
    if (doc !== seen) {
      const { texts, headings } = differenceOf(seen, doc);
      seen = doc;
      if (transaction.getMeta(fromOutside) !== true) {
        for (const itemId of texts) if (streaming.isStreaming(itemId)) streaming.leave(itemId);
        if (texts.length > 0) options.onTextChanged(texts);
        for (const change of headings) {
          ownHeadings.set(change.itemId, change.heading);
          options.onHeadingChanged(change);
        }
      }
    }
    const itemId = itemAt(selection.head);
    if (itemId !== undefined && itemId !== entered) {
      const left = entered;
      entered = itemId;
      if (left !== undefined) refillHeading(left);
      options.onSectionEntered(itemId);
    }
  });

  function itemAt(pos: number): ItemId | undefined {
    const { doc } = editor.state;
    return doc.childAfter(Math.min(pos, doc.content.size - 1)).node?.attrs.itemId as ItemId | undefined;
  }

  /** An item has a heading: one that was left empty is what it was. */
  function refillHeading(itemId: ItemId): void {
    const place = sectionAt(editor.state.doc, itemId);
    const heading = headings.get(itemId) ?? '';
    if (place === undefined || heading === '' || place.node.child(0).textContent.trim() !== '') return;
    ownHeadings.delete(itemId);
    const from = place.pos + 2;
    dispatchOutside(
      editor.state.tr.replaceWith(from, from + place.node.child(0).content.size, editor.schema.text(heading)),
    );
  }

  function dispatchOutside(tr: Transaction, show?: () => void): void {
    if (!tr.docChanged && show === undefined) return;
    tr.setMeta(fromOutside, true);
    if (show === undefined) return editor.view.dispatch(tr.setMeta('addToHistory', false));
    show();
    editor.emit('transaction', { editor, transaction: tr, appendedTransactions: [] });
  }

  const streaming = createStreaming({ editor, dispatch: dispatchOutside });

  return {
    editor,
    labels,
    setParts: (parts) => {
      if (parts.length === 0) return;
      headings = new Map(parts.map(({ itemId, heading }) => [itemId, heading]));
      for (const { itemId, heading } of parts)
        if (ownHeadings.get(itemId)?.trim() === heading) ownHeadings.delete(itemId);
      dispatchOutside(alignParts(editor.state.tr, parts, new Set(ownHeadings.keys())));
    },
    replaceText: (itemId, blocks) =>
      dispatchOutside(replaceBlocks(editor.state.tr, itemId, toBlockNodes(editor.schema, blocks))),
    textOf: (itemId) => {
      const place = sectionAt(editor.state.doc, itemId);
      return place === undefined ? undefined : storedBlocks(place.node);
    },
    rangeOf: (itemId) => {
      const place = sectionAt(editor.state.doc, itemId);
      return place === undefined ? undefined : textRange(place);
    },
    itemAt,
    setStatus: (itemId, status) => {
      const place = sectionAt(editor.state.doc, itemId);
      if (place === undefined || place.node.attrs.status === status) return;
      dispatchOutside(editor.state.tr.setNodeAttribute(place.pos, 'status', status));
    },
    editText: (itemId, blocks) => {
      const tr = replaceBlocks(editor.state.tr, itemId, toBlockNodes(editor.schema, blocks));
      if (tr.docChanged) editor.view.dispatch(closeHistory(tr));
    },
    isSameText: (itemId, blocks) => {
      const place = sectionAt(editor.state.doc, itemId);
      if (place === undefined) return false;
      const [own, other] = [textNodes(place.node), toBlockNodes(editor.schema, blocks)];
      return own.length === other.length && own.every((block, at) => other[at]?.eq(block) ?? false);
    },
    reveal: (itemId, { text, focus = false } = {}) => {
      const { state, view } = editor;
      const place = sectionAt(state.doc, itemId);
      if (place === undefined) return;
      const found = text === undefined ? null : findWords(state.doc, textRange(place), text);
      editingHostOf(view)?.reveal(state, place.pos + 1);
      if (found === null) {
        view.dispatch(state.tr.setSelection(Selection.near(state.doc.resolve(textRange(place).from))));
        elements.get(itemId)?.frame.scrollIntoView({ block: 'start' });
      } else {
        editor.chain().setTextSelection(found).run();
        const { node } = view.domAtPos(found.from);
        (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: 'center' });
      }
      if (focus) view.focus();
    },
    streaming,
    destroy: () => {
      streaming.destroy();
      editor.destroy();
    },
  };
}
