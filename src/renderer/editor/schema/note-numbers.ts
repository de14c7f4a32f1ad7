import type { Node as DocumentNode } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';

/** Numbers what is drawn as the call of a note in one text. */
export type NoteNumbers = {
  readonly add: (dom: HTMLElement) => void;
  readonly delete: (dom: HTMLElement) => void;
  readonly renumber: () => void;
};

const calls = 'editor-note-call';
const numbersOf = new WeakMap<Element, NoteNumbers>();

/** Numbers the calls that are drawn, at most once in a frame and only where a number changed. */
export function noteNumbers(root: HTMLElement): NoteNumbers {
  const known = numbersOf.get(root);
  if (known !== undefined) return known;
  let drawn = 0;
  let isWaiting = false;
  const renumber = () => {
    if (isWaiting || drawn === 0) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      for (const [index, dom] of [...root.querySelectorAll<HTMLElement>(`.${calls}`)].entries()) {
        const number = String(index + 1);
        if (dom.textContent !== number) dom.textContent = number;
      }
    });
  };
  const numbers: NoteNumbers = {
    add: (dom) => {
      if (!dom.classList.contains(calls)) drawn += 1;
      dom.classList.add(calls);
      renumber();
    },
    delete: (dom) => {
      if (dom.classList.contains(calls)) drawn -= 1;
      dom.classList.remove(calls);
      renumber();
    },
    renumber,
  };
  numbersOf.set(root, numbers);
  return numbers;
}

/** Renumbers when the text changes. */
export function noteNumbersPlugin(): Plugin {
  return new Plugin({
    key: new PluginKey('noteNumbers'),
    view: (view) => {
      const shown = noteNumbers(view.dom);
      shown.renumber();
      return { update: (_, before) => (before.doc === view.state.doc ? undefined : shown.renumber()) };
    },
  });
}

/** The number the note at a position has in its report, from 1. `citesInNotes`: citations are notes too. */
export function noteNumber(doc: DocumentNode, pos: number, citesInNotes: boolean): number {
  let number = 1;
  doc.nodesBetween(0, pos, (node, at) => {
    const { name } = node.type;
    if (at < pos && (name === 'footnote' || (citesInNotes && name === 'citation'))) number += 1;
    return !node.isTextblock || node.content.size > 0;
  });
  return number;
}
