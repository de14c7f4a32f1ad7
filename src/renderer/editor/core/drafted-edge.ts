import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { BlockNode } from '#shared/domain/rich-text.ts';
import { storedBlock } from '../schema/stored-body.ts';

/** By item id, the prints of its blocks as they were drafted last. Sections that never were drafted aren't in it. */
export type DraftedPrints = ReadonlyMap<string, ReadonlySet<string>>;

type State = { readonly prints: DraftedPrints; readonly decorations: DecorationSet };

const key = new PluginKey<State>('draftedEdge');

export function setDraftedPrints(view: EditorView, prints: DraftedPrints): void {
  view.dispatch(view.state.tr.setMeta(key, prints).setMeta('addToHistory', false));
}

/** An edge beside the blocks that are the person's, in sections that were drafted. Only what a change touched is looked at anew. */
export const DraftedEdge = Extension.create<{ print: (block: BlockNode) => string }>({
  name: 'draftedEdge',
  addOptions: () => ({ print: (block) => JSON.stringify(block) }),
  addProseMirrorPlugins() {
    const known = new WeakMap<Node, string>();
    const printOf = (block: Node) => {
      const print = known.get(block) ?? this.options.print(storedBlock(block));
      known.set(block, print);
      return print;
    };
    return [
      new Plugin<State>({
        key,
        state: {
          init: () => ({ prints: new Map(), decorations: DecorationSet.empty }),
          apply: (tr, state, { doc: before }, { doc }) => {
            const prints = (tr.getMeta(key) as DraftedPrints | undefined) ?? state.prints;
            if (!tr.docChanged && prints === state.prints) return state;
            let decorations = state.decorations.map(tr.mapping, doc);
            const isSame = new Set(prints === state.prints ? before.children : []);
            doc.forEach((section, pos) => {
              const drafted = prints.get(String(section.attrs.itemId));
              if (isSame.has(section) || (drafted === undefined && !state.prints.has(String(section.attrs.itemId))))
                return;
              const old = decorations.find(pos, pos + section.nodeSize);
              const edges = drafted === undefined ? [] : edgesOf(section, pos, (block) => drafted.has(printOf(block)));
              decorations = decorations.remove(old).add(doc, edges);
            });
            return { prints, decorations };
          },
        },
        props: { decorations: (state) => key.getState(state)?.decorations },
      }),
    ];
  },
});

function edgesOf(section: Node, pos: number, isDrafted: (block: Node) => boolean): Decoration[] {
  const edges: Decoration[] = [];
  section.forEach((block, offset, index) => {
    if (index === 0 || isDrafted(block) || (block.isTextblock && block.content.size === 0)) return;
    const from = pos + 1 + offset;
    edges.push(Decoration.node(from, from + block.nodeSize, { class: 'editor-own-block' }));
  });
  return edges;
}
