import { Node } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { FootnoteInline } from '#shared/domain/rich-text.ts';
import type { CitationLabels } from './citation-labels.ts';
import { editorSignals } from './editor-signals.ts';
import { openOnEnter } from './open-on-enter.ts';
import { storedInline } from './stored-body.ts';

const none: CitationLabels = { labelOf: () => '', subscribe: () => () => undefined };

/** An inline note. Its number counts over the report and is drawn by the style sheet, so that no key press renumbers. */
export const Footnote = Node.create<{ labels: CitationLabels }>({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,

  addOptions: () => ({ labels: none }),
  addAttributes: () => ({ content: { default: [], rendered: false } }),

  parseHTML: () => [
    {
      tag: 'span[data-footnote]',
      getAttrs: (element) => ({ content: parseFootnote(element.getAttribute('data-footnote') ?? '') }),
    },
  ],
  renderHTML({ node }) {
    const content = node.attrs['content'] as readonly FootnoteInline[];
    return ['span', { 'data-footnote': JSON.stringify(content) }, ` (${footnoteText(content, this.options.labels)})`];
  },
  renderText({ node }) {
    return ` (${footnoteText(node.attrs['content'] as readonly FootnoteInline[], this.options.labels)})`;
  },

  addNodeView() {
    const { labels } = this.options;
    return ({ node, editor, getPos }) => {
      const dom = document.createElement('sup');
      dom.className = 'editor-footnote';
      dom.setAttribute('role', 'button');
      dom.setAttribute('aria-haspopup', 'dialog');
      dom.title = footnoteText(node.attrs['content'] as readonly FootnoteInline[], labels);
      dom.addEventListener('click', (event) => {
        const pos = getPos();
        if (event.button === 0 && pos !== undefined) editorSignals(editor).openPanel({ kind: 'footnote', pos });
      });
      const numbers = footnoteNumbers(editor.view.dom);
      numbers.add(dom);
      return { dom, ignoreMutation: () => true, destroy: () => numbers.delete(dom) };
    };
  },

  addKeyboardShortcuts() {
    return { Enter: openOnEnter(this.name, (pos) => ({ kind: 'footnote', pos })) };
  },

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('footnoteNumbers'),
        view: (view) => {
          const shown = footnoteNumbers(view.dom);
          shown.renumber();
          return { update: (_, before) => (before.doc === view.state.doc ? undefined : shown.renumber()) };
        },
      }),
    ];
  },
});

type Numbers = {
  readonly add: (dom: HTMLElement) => void;
  readonly delete: (dom: HTMLElement) => void;
  readonly renumber: () => void;
};

const numbersOf = new WeakMap<Element, Numbers>();

/** Numbers the notes that are drawn, at most once in a frame and only where a number changed. */
function footnoteNumbers(root: HTMLElement): Numbers {
  const known = numbersOf.get(root);
  if (known !== undefined) return known;
  const drawn = new Set<HTMLElement>();
  let isWaiting = false;
  const renumber = () => {
    if (isWaiting || drawn.size === 0) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      for (const [index, dom] of [...root.querySelectorAll<HTMLElement>('.editor-footnote')].entries()) {
        const number = String(index + 1);
        if (dom.textContent !== number) dom.textContent = number;
      }
    });
  };
  const numbers: Numbers = {
    add: (dom) => {
      drawn.add(dom);
      renumber();
    },
    delete: (dom) => {
      drawn.delete(dom);
      renumber();
    },
    renumber,
  };
  numbersOf.set(root, numbers);
  return numbers;
}

/** The number a note has in its report, from 1. */
export function footnoteNumber(doc: DocumentNode, pos: number): number {
  let number = 1;
  doc.nodesBetween(0, pos, (node, at) => {
    if (node.type.name === 'footnote' && at < pos) number += 1;
    return !node.isTextblock || node.content.size > 0;
  });
  return number;
}

function footnoteText(content: readonly FootnoteInline[], labels: CitationLabels): string {
  return content
    .map((node) => {
      if (node.type === 'text') return node.text;
      return node.type === 'citation' ? labels.labelOf(node.attrs.evidenceIds) : node.attrs.latex;
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
