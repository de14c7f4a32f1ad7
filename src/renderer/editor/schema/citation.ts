import { Node } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { plainText } from '#shared/domain/formatted-text.ts';
import { dataToDetails, detailsToData } from './citation-details.ts';
import { noLabels, type CitationLabel, type CitationLabels } from './citation-labels.ts';
import { drawRuns } from './draw-runs.ts';
import { editorSignals } from './editor-signals.ts';
import { toEvidenceIds } from './evidence-states.ts';
import { mergeCitations } from './merge-citations.ts';
import { noteNumbers } from './note-numbers.ts';
import { openOnEnter } from './open-on-enter.ts';

const unknown = [{ text: '[…]' }];

/** Holds evidence ids; what it is called comes from the labels, and its broken state from the editor's signals. */
export const Citation = Node.create<{ labels: CitationLabels }>({
  name: 'citation',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  draggable: true,

  addOptions: () => ({ labels: noLabels }),
  addAttributes: () => ({
    evidenceIds: { default: [], rendered: false },
    prefix: { default: null, rendered: false },
    suffix: { default: null, rendered: false },
    locator: { default: null, rendered: false },
    mode: { default: null, rendered: false },
  }),

  parseHTML: () => [
    {
      tag: 'span[data-evidence]',
      getAttrs: (element) => {
        const evidenceIds = toEvidenceIds(element.getAttribute('data-evidence'));
        if (evidenceIds.length === 0) return false;
        return { evidenceIds, ...dataToDetails(element.getAttribute('data-citation')) };
      },
    },
  ],
  renderHTML({ node }) {
    const data = {
      'data-evidence': toEvidenceIds(node.attrs['evidenceIds']).join(' '),
      ...detailsToData(node.attrs),
    };
    return ['span', data, copiedLabel(this.options.labels, node)];
  },
  renderText({ node }) {
    return copiedLabel(this.options.labels, node);
  },

  addNodeView() {
    const { labels } = this.options;
    return ({ node, editor, view, getPos }) => {
      const signals = editorSignals(editor);
      const evidenceIds = toEvidenceIds(node.attrs['evidenceIds']);
      const dom = document.createElement('span');
      dom.className = 'editor-citation';
      dom.setAttribute('role', 'button');
      dom.setAttribute('aria-haspopup', 'dialog');
      const showState = () => {
        const reason = evidenceIds.map(signals.evidence.reasonOf).find((each) => each !== null) ?? null;
        if (reason === null) delete dom.dataset['broken'];
        else dom.dataset['broken'] = reason;
      };
      const numbers = noteNumbers(view.dom);
      const showLabel = ({ text, isNote }: CitationLabel) => {
        if (isNote) {
          dom.title = plainText(text);
          numbers.add(dom);
        } else {
          numbers.delete(dom);
          dom.removeAttribute('title');
          drawRuns(dom, text.length === 0 ? unknown : text);
        }
      };
      const endLabels = labels.subscribe(node, showLabel);
      const endStates = signals.evidence.subscribe(showState);
      if (dom.textContent === '') showLabel(labels.labelOf(node));
      showState();
      dom.addEventListener('click', (event) => {
        const pos = getPos();
        if (event.button === 0 && !event.shiftKey && pos !== undefined) signals.openPanel({ kind: 'citation', pos });
      });
      return {
        dom,
        ignoreMutation: () => true,
        destroy: () => {
          endLabels();
          endStates();
          numbers.delete(dom);
        },
      };
    };
  },

  addKeyboardShortcuts() {
    return { Enter: openOnEnter(this.name, (pos) => ({ kind: 'citation', pos })) };
  },

  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('mergeCitations'),
      appendTransaction: (transactions, before, after) =>
        transactions.some(({ docChanged }) => docChanged) ? mergeCitations(transactions, before, after) : null,
    }),
  ],
});

function copiedLabel(labels: CitationLabels, node: DocumentNode): string {
  const { text, isNote } = labels.labelOf(node);
  const words = plainText(text.length === 0 ? unknown : text);
  return isNote ? ` (${words})` : words;
}
