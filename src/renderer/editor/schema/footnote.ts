import { Node } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { plainText } from '#shared/domain/formatted-text.ts';
import type { FootnoteInline } from '#shared/domain/rich-text.ts';
import { noLabels, type CitationLabels } from './citation-labels.ts';
import { editorSignals } from './editor-signals.ts';
import { noteNumbers, noteNumbersPlugin } from './note-numbers.ts';
import { openOnEnter } from './open-on-enter.ts';
import { storedInline } from './stored-body.ts';

/** An inline note. Its number counts over the report and is drawn by the style sheet, so that no key press renumbers. */
export const Footnote = Node.create<{ labels: CitationLabels }>({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,

  addOptions: () => ({ labels: noLabels }),
  addAttributes: () => ({ content: { default: [], rendered: false } }),

  parseHTML: () => [
    {
      tag: 'span[data-footnote]',
      getAttrs: (element) => ({ content: parseFootnote(element.getAttribute('data-footnote') ?? '') }),
    },
  ],
  renderHTML({ node }) {
    const content = node.attrs['content'] as readonly FootnoteInline[];
    return ['span', { 'data-footnote': JSON.stringify(content) }, ` (${footnoteText(node, this.options.labels)})`];
  },
  renderText({ node }) {
    return ` (${footnoteText(node, this.options.labels)})`;
  },

  addNodeView() {
    const { labels } = this.options;
    return ({ node, editor, view, getPos }) => {
      const dom = document.createElement('sup');
      dom.className = 'editor-footnote';
      dom.setAttribute('role', 'button');
      dom.setAttribute('aria-haspopup', 'dialog');
      // What its citations are called may become known later.
      dom.addEventListener('pointerenter', () => (dom.title = footnoteText(node, labels)));
      dom.addEventListener('click', (event) => {
        const pos = getPos();
        if (event.button === 0 && pos !== undefined) editorSignals(editor).openPanel({ kind: 'footnote', pos });
      });
      const numbers = noteNumbers(view.dom);
      numbers.add(dom);
      return { dom, ignoreMutation: () => true, destroy: () => numbers.delete(dom) };
    };
  },

  addKeyboardShortcuts() {
    return { Enter: openOnEnter(this.name, (pos) => ({ kind: 'footnote', pos })) };
  },

  addProseMirrorPlugins: () => [noteNumbersPlugin()],
});

function footnoteText(footnote: DocumentNode, labels: CitationLabels): string {
  const content = footnote.attrs['content'] as readonly FootnoteInline[];
  const inside = labels.labelsIn(footnote).values();
  return content
    .map((node) => {
      if (node.type === 'text') return node.text;
      return node.type === 'citation' ? plainText(inside.next().value ?? []) : node.attrs.latex;
    })
    .join('');
}

function parseFootnote(text: string): readonly FootnoteInline[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed)
      ? storedInline(parsed).filter(
          (node): node is FootnoteInline => node.type !== 'hardBreak' && node.type !== 'footnote',
        )
      : [];
  } catch {
    return [];
  }
}
