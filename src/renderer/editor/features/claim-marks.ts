import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { SupportVerdict } from '#shared/domain/verdict.ts';
import { sentencePlaces } from './sentence-places.ts';

/** What is known of one sentence. */
export type ClaimMark = {
  readonly verdict: SupportVerdict | null;
  readonly words: string;
  /** What checks found wrong with it, in words. */
  readonly problems: readonly string[];
  /** All of it for a person to read. */
  readonly title: string;
};

/** By item id, then by the sentence. */
export type ClaimMarksOfReport = ReadonlyMap<string, ReadonlyMap<string, ClaimMark>>;

type State = { readonly marks: ClaimMarksOfReport; readonly decorations: DecorationSet };

const key = new PluginKey<State>('claimMarks');

export function setClaimMarks(view: EditorView, marks: ClaimMarksOfReport): void {
  view.dispatch(view.state.tr.setMeta(key, marks).setMeta('addToHistory', false));
}

/** What is known of the sentence at a position. */
export function claimAt(state: EditorState, pos: number): ClaimMark | null {
  const [found] = key.getState(state)?.decorations.find(pos, pos) ?? [];
  return (found?.spec as { mark?: ClaimMark } | undefined)?.mark ?? null;
}

/** Underlines claims by their verdict. After a change only the blocks it touched are looked at again. */
export const ClaimMarks = Extension.create({
  name: 'claimMarks',
  addProseMirrorPlugins: () => [
    new Plugin<State>({
      key,
      state: {
        init: () => ({ marks: new Map(), decorations: DecorationSet.empty }),
        apply: (tr, state, { doc: before }, { doc }) => {
          const marks = (tr.getMeta(key) as ClaimMarksOfReport | undefined) ?? state.marks;
          if (marks !== state.marks) return { marks, decorations: DecorationSet.create(doc, drawAll(doc, marks)) };
          if (!tr.docChanged || marks.size === 0) return state;
          return { marks, decorations: redraw(state.decorations.map(tr.mapping, doc), before, doc, marks) };
        },
      },
      props: { decorations: (state) => key.getState(state)?.decorations },
    }),
  ],
});

function drawAll(doc: Node, marks: ClaimMarksOfReport): Decoration[] {
  const drawn: Decoration[] = [];
  doc.forEach((section, pos) => {
    const ofSection = marks.get(String(section.attrs['itemId']));
    if (ofSection === undefined) return;
    section.forEach((block, offset) => drawn.push(...draw(block, pos + 1 + offset, ofSection)));
  });
  return drawn;
}

function redraw(mapped: DecorationSet, before: Node, doc: Node, marks: ClaimMarksOfReport): DecorationSet {
  let decorations = mapped;
  const sections = new Set(before.children);
  doc.forEach((section, pos) => {
    const ofSection = marks.get(String(section.attrs['itemId']));
    if (sections.has(section) || ofSection === undefined) return;
    const old = before.children.find(({ attrs }) => attrs['itemId'] === section.attrs['itemId']);
    const blocks = new Set(old?.children);
    section.forEach((block, offset) => {
      if (blocks.has(block)) return;
      const start = pos + 1 + offset;
      decorations = decorations
        .remove(decorations.find(start, start + block.nodeSize))
        .add(doc, draw(block, start, ofSection));
    });
  });
  return decorations;
}

function draw(block: Node, start: number, marks: ReadonlyMap<string, ClaimMark>): Decoration[] {
  return sentencePlaces(block).flatMap(({ text, from, to }) => {
    const mark = marks.get(text);
    if (mark === undefined) return [];
    const name =
      mark.problems.length > 0 && (mark.verdict === null || mark.verdict === 'supported') ? 'problem' : mark.verdict;
    const attributes = { class: `editor-claim editor-claim-${name ?? 'problem'}`, title: mark.title };
    return [Decoration.inline(start + from, start + to, attributes, { mark })];
  });
}
