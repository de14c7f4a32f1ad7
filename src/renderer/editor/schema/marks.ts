import { InputRule, Mark } from '@tiptap/core';
import { safeAddress } from './safe-address.ts';

/** Opened with Ctrl or Cmd only, so that a click puts the caret into the words. Addresses are `http`, `https` or `mailto`. */
export const Link = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,
  keepOnSplit: false,
  addAttributes: () => ({ href: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => {
        const href = safeAddress(element.getAttribute('href') ?? '');
        return href === null ? false : { href };
      },
    },
  ],
  renderHTML: ({ mark }) => [
    'a',
    { href: safeAddress(String(mark.attrs['href'])) ?? undefined, class: 'editor-link', rel: 'noopener noreferrer' },
    0,
  ],
  addInputRules() {
    return [
      new InputRule({
        find: /\[([^\][]+)\]\(([^()\s]+)\)$/,
        handler: ({ state, range, match }) => {
          const href = safeAddress(match[2] ?? '');
          if (href === null) return null;
          const { tr } = state;
          tr.replaceWith(range.from, range.to, state.schema.text(match[1] ?? '', [this.type.create({ href })]));
          tr.removeStoredMark(this.type);
          return undefined;
        },
      }),
    ];
  },
});

export const Superscript = Mark.create({
  name: 'superscript',
  parseHTML: () => [{ tag: 'sup' }],
  renderHTML: () => ['sup', 0],
  addKeyboardShortcuts() {
    return { 'Mod-.': () => this.editor.commands.toggleMark(this.name) };
  },
});

export const Subscript = Mark.create({
  name: 'subscript',
  parseHTML: () => [{ tag: 'sub' }],
  renderHTML: () => ['sub', 0],
  addKeyboardShortcuts() {
    return { 'Mod-,': () => this.editor.commands.toggleMark(this.name) };
  },
});
