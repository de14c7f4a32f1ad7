import { Node } from '@tiptap/core';
import { createSectionView, type SectionElements } from './section-view.ts';
import type { EditorWords } from './types.ts';

/** The whole report as one document: nothing but sections, one for each outline item, in reading order. */
export const ReportDocument = Node.create({
  name: 'doc',
  topNode: true,
  content: 'section+',
});

/**
 * One outline item's heading and text. The outline owns which sections there are and in which order; `keepStructure`
 * refuses every other change of it.
 */
export const ReportSection = Node.create<{ elements: SectionElements; words: EditorWords | null }>({
  name: 'section',
  content: 'sectionHeading block+',
  isolating: true,
  defining: true,
  selectable: false,
  draggable: false,

  addOptions: () => ({ elements: new Map(), words: null }),

  addAttributes: () => ({
    itemId: { default: '' },
    sectionId: { default: null },
    depth: { default: 1 },
    role: { default: 'body' },
    status: { default: 'empty' },
    isNotInSources: { default: false },
    isLocked: { default: false },
    /** Why it couldn't be drafted. */
    fault: { default: null },
    /** False for an item with items below it, whose text is optional. */
    isLeaf: { default: true },
  }),

  renderHTML: () => ['section', 0],

  addNodeView() {
    const { elements, words } = this.options;
    return ({ node }) => createSectionView(node, { elements, words });
  },
});

/** A section's heading, which is its outline item's. Its level is the item's depth. */
export const SectionHeading = Node.create({
  name: 'sectionHeading',
  content: 'text*',
  marks: '',
  isolating: true,
  defining: true,
  selectable: false,

  addAttributes: () => ({ level: { default: 1, rendered: false } }),

  renderHTML: ({ node }) => [`h${Math.min(6, 1 + Number(node.attrs.level))}`, { class: 'editor-section-heading' }, 0],
});
