import { Extension } from '@tiptap/core';
import { AllSelection, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Fragment, Slice, type Node, type Schema } from '@tiptap/pm/model';
import { AcrossSelection, isAcross, textSelection, wholeSelection } from './across-selection.ts';

const structureChange = new PluginKey('structureChange');

/** Marks a transaction as one that the outline asked for: it may add, remove and move sections. */
export function changesStructure(tr: Transaction): Transaction {
  return tr.setMeta(structureChange, true);
}

/**
 * Refuses what would add, remove, move or merge sections, makes selections over several sections such that they can't, and
 * takes sections out of what is copied, so that it can be pasted inside one.
 */
export const KeepStructure = Extension.create({
  name: 'keepStructure',
  priority: 1000,

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: structureChange,
        filterTransaction: (tr) =>
          !tr.docChanged || tr.getMeta(structureChange) === true || hasSameSections(tr.before, tr.doc),
        appendTransaction: (_, __, { selection, doc, tr }) => {
          if (selection instanceof AllSelection) return tr.setSelection(wholeSelection(doc));
          if (!(selection instanceof TextSelection) || selection instanceof AcrossSelection) return null;
          return isAcross(selection) ? tr.setSelection(textSelection(selection.$anchor, selection.$head)) : null;
        },
        props: {
          createSelectionBetween: (_, $anchor, $head) =>
            $anchor.depth > 0 && $head.depth > 0 && $anchor.index(0) !== $head.index(0)
              ? textSelection($anchor, $head)
              : null,
          transformCopied: (slice, view) => withoutSections(slice, view.state.schema),
          transformPasted: (slice, view) => withoutSections(slice, view.state.schema),
        },
      }),
    ];
  },
});

function hasSameSections(before: Node, after: Node): boolean {
  if (before.childCount !== after.childCount) return false;
  for (let index = 0; index < before.childCount; index += 1) {
    const [old, now] = [before.child(index), after.child(index)];
    if (old !== now && old.attrs.itemId !== now.attrs.itemId) return false;
  }
  return true;
}

/** The same text with section headings as headings of text. */
function withoutSections(slice: Slice, schema: Schema): Slice {
  if (slice.content.firstChild?.type.name === 'section') {
    const blocks: Node[] = [];
    slice.content.forEach((section) => section.forEach((block) => blocks.push(textHeading(block, schema))));
    return new Slice(Fragment.from(blocks), Math.max(0, slice.openStart - 1), Math.max(0, slice.openEnd - 1));
  }
  if (slice.content.firstChild?.type.name !== 'sectionHeading') return slice;
  const blocks: Node[] = [];
  slice.content.forEach((block) => blocks.push(textHeading(block, schema)));
  return new Slice(Fragment.from(blocks), slice.openStart, slice.openEnd);
}

function textHeading(block: Node, schema: Schema): Node {
  if (block.type.name !== 'sectionHeading') return block;
  const { heading, paragraph } = schema.nodes;
  if (heading !== undefined)
    return heading.create({ level: Math.min(6, Number(block.attrs.level) + 1) }, block.content);
  return paragraph === undefined ? block : paragraph.create(null, block.content);
}
