import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { isAcross } from './across-selection.ts';
import type { SectionElement, SectionElements } from './section-view.ts';

/** What can be edited in the page just now. */
export type EditingHost = {
  /** Makes the section at a position the one that can be edited, before the browser or the view needs it to be. */
  prepare: (state: EditorState) => void;
  /** Lays out the sections around a position, which may be far from what is seen. */
  reveal: (state: EditorState, pos: number) => void;
  /** Keeps the whole report editable while the mouse draws a selection over it. */
  hold: (isHeld: boolean) => void;
};

export type EditingHostOptions = {
  elements: SectionElements;
  /** Names a section for a screen reader. */
  label: (heading: string) => string;
};

const hosts = new WeakMap<EditorView, EditingHost>();

/** Of an editor that has the extension `SectionEditing`. */
export function editingHostOf(view: EditorView): EditingHost | undefined {
  return hosts.get(view);
}

/**
 * Keeps only the section with the caret editable and all others static, which makes typing in a long report as fast as in
 * a short one: Chromium's way from key to paint grows with what is editable. One view holds all of it, so selection, undo and
 * dragging know no edges. While a selection lies over several sections the whole report is editable.
 */
export const SectionEditing = Extension.create<EditingHostOptions>({
  name: 'sectionEditing',
  priority: 1000,

  addOptions: () => ({ elements: new Map(), label: (heading) => heading }),

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('sectionEditing'),
        view: (view) => {
          const host = createEditingHost(view, this.options);
          hosts.set(view, host);
          return { update: () => host.prepare(view.state), destroy: () => hosts.delete(view) && host.destroy() };
        },
      }),
    ];
  },
});

function createEditingHost(
  view: EditorView,
  { elements, label }: EditingHostOptions,
): EditingHost & { destroy: () => void } {
  const root = view.dom;
  let active: HTMLElement | null = null;
  let isWhole = false;
  let isHeld = false;
  let isSwitching = false;
  let near = new Set<HTMLElement>();
  const laidOut = new Set<HTMLElement>();
  let cleaning = 0;

  const elementAt = ({ doc }: EditorState, index: number): SectionElement | undefined =>
    index < 0 || index >= doc.childCount ? undefined : elements.get(String(doc.child(index).attrs.itemId));
  const hasFocus = () => {
    const focused = root.ownerDocument.activeElement;
    return focused !== null && (focused === root || focused === active);
  };

  function layOutNear(state: EditorState, indexes: readonly number[]): void {
    const wanted = new Set<HTMLElement>();
    for (const index of indexes) {
      for (const each of [index - 1, index, index + 1]) {
        const frame = elementAt(state, each)?.frame;
        if (frame !== undefined) wanted.add(frame);
      }
    }
    for (const frame of wanted) frame.classList.add('editor-section-near');
    near = wanted;
    for (const frame of wanted) laidOut.add(frame);
    if (laidOut.size === wanted.size || cleaning !== 0) return;
    // Only within a frame does the browser find out at once that what it may skip is in sight.
    cleaning = requestAnimationFrame(() => {
      cleaning = 0;
      for (const frame of laidOut) {
        if (near.has(frame)) continue;
        frame.classList.remove('editor-section-near');
        laidOut.delete(frame);
      }
    });
  }

  function editWhole(): void {
    if (isWhole) return;
    const isFocused = hasFocus();
    isWhole = true;
    root.setAttribute('contenteditable', 'true');
    switching(() => {
      if (isFocused) HTMLElement.prototype.focus.call(root, { preventScroll: true });
      if (active !== null) close(active);
    });
    active = null;
  }

  function editSection(text: HTMLElement, heading: string): void {
    if (!isWhole && active === text) return;
    const isFocused = hasFocus();
    const before = active;
    isWhole = false;
    active = text;
    switching(() => {
      if (root.getAttribute('contenteditable') !== 'false') root.setAttribute('contenteditable', 'false');
      open(text, label(heading));
      if (isFocused) text.focus({ preventScroll: true });
      if (before !== null && before !== text) close(before);
    });
  }

  /** What moves the focus within the report isn't told to the view: it has never lost it. */
  function switching(change: () => void): void {
    isSwitching = true;
    try {
      change();
    } finally {
      isSwitching = false;
    }
  }

  function prepare(state: EditorState): void {
    const { selection, doc } = state;
    if (!view.editable) return layOutNear(state, [Math.min(selection.$head.index(0), doc.childCount - 1)]);
    const headIndex = Math.min(selection.$head.index(0), doc.childCount - 1);
    if (isHeld || isAcross(selection)) {
      layOutNear(state, [selection.$anchor.index(0), headIndex]);
      editWhole();
      return;
    }
    layOutNear(state, [headIndex]);
    const text = elementAt(state, headIndex)?.text;
    if (text !== undefined) editSection(text, doc.child(headIndex).child(0).textContent);
  }

  // The view believes its root to be the editable and focused element, and within it focus and blur don't bubble.
  const onFocus = (event: FocusEvent) => {
    if (isSwitching) return event.stopImmediatePropagation();
    const isFromWithin = event.relatedTarget instanceof Node && root.contains(event.relatedTarget);
    if (event.target === root && event.isTrusted && !isWhole && active !== null) {
      event.stopImmediatePropagation();
      active.focus({ preventScroll: true });
    } else if (event.target === active && !isFromWithin) {
      root.dispatchEvent(new FocusEvent('focus'));
    }
  };
  const onBlur = (event: FocusEvent) => {
    if (isSwitching) return event.stopImmediatePropagation();
    if (event.target !== active) return;
    if (event.relatedTarget instanceof Node && root.contains(event.relatedTarget)) return;
    root.dispatchEvent(new FocusEvent('blur', { relatedTarget: event.relatedTarget }));
  };
  root.addEventListener('focus', onFocus, true);
  root.addEventListener('blur', onBlur, true);
  root.tabIndex = -1;
  root.focus = (options) => HTMLElement.prototype.focus.call(isWhole || active === null ? root : active, options);
  view.hasFocus = hasFocus;
  const updateState = view.updateState.bind(view);
  view.updateState = (state) => {
    const wasFocused = hasFocus();
    prepare(state);
    updateState(state);
    // The section with the caret was drawn anew, and the focus went with the old one.
    if (wasFocused && !hasFocus() && root.ownerDocument.activeElement === root.ownerDocument.body) view.focus();
  };
  prepare(view.state);

  return {
    prepare,
    reveal: (state, pos) => {
      const $pos = state.doc.resolve(pos);
      layOutNear(state, [Math.min(state.selection.$head.index(0), state.doc.childCount - 1), $pos.index(0)]);
    },
    hold: (held) => {
      isHeld = held;
      prepare(view.state);
    },
    destroy: () => {
      cancelAnimationFrame(cleaning);
      root.removeEventListener('focus', onFocus, true);
      root.removeEventListener('blur', onBlur, true);
    },
  };
}

function open(text: HTMLElement, label: string): void {
  text.setAttribute('contenteditable', 'true');
  text.setAttribute('role', 'textbox');
  text.setAttribute('aria-multiline', 'true');
  text.setAttribute('aria-label', label);
  text.spellcheck = true;
}

function close(text: HTMLElement): void {
  for (const name of ['contenteditable', 'role', 'aria-multiline', 'aria-label', 'spellcheck'])
    text.removeAttribute(name);
}
