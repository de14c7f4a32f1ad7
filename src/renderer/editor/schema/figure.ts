import { Node } from '@tiptap/core';
import { editorSignals } from './editor-signals.ts';
import { openOnEnter } from './open-on-enter.ts';

/** An image kept in the project, with its caption as text. */
export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  content: 'inline*',
  isolating: true,
  defining: true,
  selectable: true,
  draggable: true,

  addAttributes: () => ({
    assetId: { default: '', rendered: false },
    alt: { default: '', rendered: false },
    widthPercent: { default: 100, rendered: false },
  }),

  parseHTML: () => [
    {
      tag: 'figure[data-asset]',
      contentElement: 'figcaption',
      getAttrs: (element) => {
        const assetId = element.getAttribute('data-asset') ?? '';
        if (!/^ast_[0-9a-z]{6,40}$/.test(assetId)) return false;
        const width = Number(element.getAttribute('data-width'));
        const widthPercent = width >= 5 && width <= 100 ? width : 100;
        return { assetId, alt: element.querySelector('img')?.getAttribute('alt') ?? '', widthPercent };
      },
    },
  ],
  renderHTML: ({ node }) => [
    'figure',
    { 'data-asset': String(node.attrs['assetId']), 'data-width': String(node.attrs['widthPercent']) },
    ['img', { alt: String(node.attrs['alt']) }],
    ['figcaption', 0],
  ],

  addNodeView() {
    return ({ node, editor, getPos }) => {
      const signals = editorSignals(editor);
      let { attrs } = node;
      const dom = document.createElement('figure');
      dom.className = 'editor-figure';
      const image = document.createElement('img');
      image.draggable = false;
      const contentDOM = document.createElement('figcaption');
      dom.append(image, contentDOM);
      const show = () => {
        const url = signals.assetUrl(String(attrs['assetId']));
        if (url !== null && image.getAttribute('src') !== url) image.src = url;
        image.alt = String(attrs['alt']);
        image.style.width = `${Number(attrs['widthPercent'])}%`;
      };
      const endUrls = signals.onAssetUrl(show);
      show();
      image.addEventListener('dblclick', () => {
        const pos = getPos();
        if (pos !== undefined) signals.openPanel({ kind: 'figure', pos });
      });
      return {
        dom,
        contentDOM,
        update: (next) => {
          if (next.type !== node.type) return false;
          ({ attrs } = next);
          show();
          return true;
        },
        ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
        destroy: endUrls,
      };
    };
  },

  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        if (openOnEnter(this.name, (pos) => ({ kind: 'figure', pos }))({ editor })) return true;
        const { $from, empty } = editor.state.selection;
        if ($from.parent.type.name !== this.name || !empty) return false;
        return editor
          .chain()
          .insertContentAt($from.after(), { type: 'paragraph' })
          .focus($from.after() + 1)
          .run();
      },
    };
  },
});
