import { Node } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { CitationLabels } from './citation-labels.ts';
import { editorSignals } from './editor-signals.ts';
import { toEvidenceIds } from './evidence-states.ts';
import { mergeCitations } from './merge-citations.ts';
import { openOnEnter } from './open-on-enter.ts';

const noLabels: CitationLabels = { labelOf: () => '', subscribe: () => () => undefined };

/** Holds evidence ids; what it is called comes from the labels, and its broken state from the editor's signals. */
export const Citation = Node.create<{ labels: CitationLabels }>({
  name: 'citation',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  draggable: true,

  addOptions: () => ({ labels: noLabels }),
  addAttributes: () => ({ evidenceIds: { default: [], rendered: false } }),

  parseHTML: () => [
    {
      tag: 'span[data-evidence]',
      getAttrs: (element) => {
        const evidenceIds = toEvidenceIds(element.getAttribute('data-evidence'));
        return evidenceIds.length === 0 ? false : { evidenceIds };
      },
    },
  ],
  renderHTML({ node }) {
    const evidenceIds = toEvidenceIds(node.attrs['evidenceIds']);
    return ['span', { 'data-evidence': evidenceIds.join(' ') }, shownLabel(this.options.labels, evidenceIds)];
  },
  renderText({ node }) {
    return shownLabel(this.options.labels, toEvidenceIds(node.attrs['evidenceIds']));
  },

  addNodeView() {
    const { labels } = this.options;
    return ({ node, editor, getPos }) => {
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
      const endLabels = labels.subscribe(evidenceIds, (label) => {
        dom.textContent = label === '' ? '[…]' : label;
      });
      const endStates = signals.evidence.subscribe(showState);
      if (dom.textContent === '') dom.textContent = '[…]';
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

function shownLabel(labels: CitationLabels, evidenceIds: readonly string[]): string {
  const label = labels.labelOf(evidenceIds);
  return label === '' ? '[…]' : label;
}
