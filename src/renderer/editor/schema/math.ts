import { InputRule, Node, type NodeViewRenderer } from '@tiptap/core';
import { render } from 'katex';
import 'katex/dist/katex.min.css';
import { editorSignals } from './editor-signals.ts';
import { openOnEnter } from './open-on-enter.ts';

/** LaTeX in a line. Written as `$…$`. */
export const MathInline = Node.create({
  name: 'mathInline',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({ latex: { default: '', rendered: false } }),
  parseHTML: () => [
    { tag: 'span[data-math]', getAttrs: (element) => ({ latex: element.getAttribute('data-math') ?? '' }) },
  ],
  renderHTML: ({ node }) => ['span', { 'data-math': String(node.attrs['latex']) }, `$${String(node.attrs['latex'])}$`],
  renderText: ({ node }) => `$${String(node.attrs['latex'])}$`,
  addNodeView: () => mathView('span', false),
  addKeyboardShortcuts() {
    return { Enter: openOnEnter(this.name, (pos) => ({ kind: 'math', pos })) };
  },
  addInputRules() {
    return [
      new InputRule({
        // A price is no formula: no blank within the dollar signs, and no digit right behind them.
        find: /(?:^|[^\\$\w])\$([^\s$](?:[^$]*[^\s$\\])?)\$$/,
        handler: ({ state, range, match }) => {
          const from = range.from + match[0].indexOf('$');
          state.tr.replaceWith(from, range.to, this.type.create({ latex: match[1] ?? '' }));
        },
      }),
    ];
  },
});

/** A formula of its own. Written as `$$` and a blank. */
export const MathBlock = Node.create({
  name: 'mathBlock',
  group: 'block',
  atom: true,
  selectable: true,
  draggable: true,
  addAttributes: () => ({ latex: { default: '', rendered: false } }),
  parseHTML: () => [
    { tag: 'div[data-math]', getAttrs: (element) => ({ latex: element.getAttribute('data-math') ?? '' }) },
  ],
  renderHTML: ({ node }) => ['div', { 'data-math': String(node.attrs['latex']) }, `$$${String(node.attrs['latex'])}$$`],
  renderText: ({ node }) => `$$${String(node.attrs['latex'])}$$`,
  addNodeView: () => mathView('div', true),
  addKeyboardShortcuts() {
    return { Enter: openOnEnter(this.name, (pos) => ({ kind: 'math', pos })) };
  },
  addInputRules() {
    const { editor, type } = this;
    return [
      new InputRule({
        find: /^\$\$\s$/,
        handler: ({ state }) => {
          const { $from } = state.selection;
          const pos = $from.before();
          state.tr.replaceWith(pos, $from.after(), [type.create()]);
          queueMicrotask(() => editorSignals(editor).openPanel({ kind: 'math', pos }));
        },
      }),
    ];
  },
});

/** The formula drawn into an element, or why it can't be, in KaTeX's words. Nothing is thrown. */
export function drawMath(element: HTMLElement, latex: string, displayMode: boolean): string | null {
  try {
    render(latex, element, {
      displayMode,
      throwOnError: true,
      trust: false,
      maxSize: 40,
      maxExpand: 200,
      output: 'htmlAndMathml',
    });
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^KaTeX parse error: /, '') : String(error);
    element.textContent = latex;
    return reason;
  }
}

/** Why KaTeX can't draw it; null where it can. */
export function mathFault(latex: string): string | null {
  return drawMath(document.createElement('span'), latex, false);
}

function mathView(tag: 'span' | 'div', displayMode: boolean): NodeViewRenderer {
  return ({ node, editor, getPos }) => {
    const dom: HTMLElement = document.createElement(tag);
    dom.className = displayMode ? 'editor-math editor-math-block' : 'editor-math';
    dom.setAttribute('role', 'button');
    const latex = String(node.attrs['latex']);
    const reason = latex === '' ? '' : drawMath(dom, latex, displayMode);
    if (reason !== null) {
      dom.classList.add('editor-math-fault');
      dom.title = reason;
      if (latex === '') dom.textContent = '∑';
    }
    dom.addEventListener('click', (event) => {
      const pos = getPos();
      if (event.button === 0 && pos !== undefined) editorSignals(editor).openPanel({ kind: 'math', pos });
    });
    return { dom, ignoreMutation: () => true };
  };
}
