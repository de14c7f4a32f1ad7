import { Node, textblockTypeInputRule, type AnyExtension } from '@tiptap/core';

/** The levels a heading inside a section begins with: those above are the outline's. */
const firstLevel = 3;

/** Tiptap's nodes and marks with the attributes and contents that are stored, and no others. */
export function ownForms(extension: AnyExtension): AnyExtension {
  switch (extension.name) {
    case 'listItem':
      // An item may begin with code or a list, as Markdown has it.
      return extension.extend({ content: 'block+' });
    case 'orderedList':
      return extension.extend({ addAttributes: () => ({ start: { default: 1, parseHTML: startOf } }) });
    case 'code':
      return extension.extend({ excludes: '' });
    case 'heading':
      return (extension as Node).extend({
        renderHTML: ({ node }) => [`h${Math.max(firstLevel, Number(node.attrs['level']))}`, 0],
        addInputRules() {
          return [1, 2, 3, 4].map((signs) =>
            textblockTypeInputRule({
              find: new RegExp(`^#{${signs}}\\s$`),
              type: this.type,
              getAttributes: { level: firstLevel + signs - 1 },
            }),
          );
        },
      });
    default:
      return extension;
  }
}

function startOf(element: HTMLElement): number {
  const start = Number.parseInt(element.getAttribute('start') ?? '', 10);
  return Number.isSafeInteger(start) && start >= 0 ? start : 1;
}
