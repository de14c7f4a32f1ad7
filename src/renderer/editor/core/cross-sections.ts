import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, Plugin, PluginKey, Selection, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { isAcross, textSelection, wholeSelection } from './across-selection.ts';
import { editingHostOf } from './editing-host.ts';

/** Where the caret can go at once, which the browser would find only within what it takes for the whole text. */
type Move = { readonly head: number };

const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');
const movingKeys = new Set(['Home', 'End', 'PageUp', 'PageDown', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);
/** Of the window that Page Up and Page Down leave in sight. */
const keptOfPage = 0.1;

/** Caret keys and the mouse, right across the edges of sections. */
export const CrossSections = Extension.create({
  name: 'crossSections',
  priority: 1000,

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('crossSections'),
        props: {
          handleKeyDown: (view, event) => !view.composing && handleKey(view, event),
          handleDOMEvents: {
            mousedown: (view, event) => handleMouseDown(view, event),
            compositionstart: (view) => {
              if (isAcross(view.state.selection)) view.dispatch(view.state.tr.deleteSelection());
              return false;
            },
          },
        },
      }),
    ];
  },
});

function handleKey(view: EditorView, event: KeyboardEvent): boolean {
  if (!movingKeys.has(event.key) && !isCommand(event)) return false;
  readSelection(view);
  if (event.key.toLowerCase() === 'a' && isCommand(event) && !event.shiftKey && !event.altKey) {
    view.dispatch(view.state.tr.setSelection(wholeSelection(view.state.doc)));
    return true;
  }
  const move = targetOf(view, event);
  if (move === null) return false;
  setHead(view, move.head, event.shiftKey);
  return true;
}

/** The browser tells of a moved caret only after the key that moved it; the next key may be here before. */
function readSelection(view: EditorView): void {
  const { domObserver } = view as unknown as { readonly domObserver: { flush: () => void } };
  domObserver.flush();
}

function targetOf(view: EditorView, event: KeyboardEvent): Move | null {
  const { state } = view;
  switch (event.key) {
    case 'Home':
    case 'End':
      return isCommand(event) && !isMac ? { head: endOfDocument(state.doc, event.key === 'End') } : null;
    case 'PageUp':
    case 'PageDown':
      return event.ctrlKey || event.altKey || event.metaKey ? null : page(view, event.key === 'PageDown' ? 1 : -1);
    case 'ArrowUp':
    case 'ArrowDown':
      return vertical(view, event, event.key === 'ArrowDown' ? 1 : -1);
    case 'ArrowLeft':
    case 'ArrowRight':
      return isCommand(event) && isMac
        ? null
        : horizontal(view, event.key === 'ArrowRight' ? 'right' : 'left', event.shiftKey);
    default:
      return null;
  }
}

function vertical(view: EditorView, event: KeyboardEvent, step: 1 | -1): Move | null {
  const { state } = view;
  if (isMac && event.metaKey) return { head: endOfDocument(state.doc, step > 0) };
  if (isMac ? event.altKey : event.ctrlKey) return paragraph(state, step);
  if (event.altKey || event.metaKey || event.ctrlKey) return null;
  const edge = sectionEdge(state, state.selection.head, step);
  if (edge === null) return null;
  if (!isOnEdgeLine(view, step)) return null;
  return { head: belowOrAbove(view, edge, step) };
}

function horizontal(view: EditorView, direction: 'left' | 'right', isExtending: boolean): Move | null {
  const { state } = view;
  const { selection } = state;
  const isForward = (direction === 'right') !== isRightToLeft(view);
  if (selection instanceof NodeSelection && selection.node.isInline) return null;
  if (!isExtending && isAcross(selection)) return { head: isForward ? selection.to : selection.from };
  if (!isExtending && !selection.empty) return null;
  const edge = sectionEdge(state, selection.$head.pos, isForward ? 1 : -1);
  return edge !== null && view.endOfTextblock(direction) ? { head: edge } : null;
}

function isRightToLeft(view: EditorView): boolean {
  const { node } = view.domAtPos(view.state.selection.head);
  const element = node instanceof Element ? node : node.parentElement;
  return element !== null && getComputedStyle(element).direction === 'rtl';
}

/** The nearest position in the next section in that direction, if no text of this one lies there. */
function sectionEdge({ doc }: EditorState, head: number, step: 1 | -1): number | null {
  const $head = doc.resolve(head);
  if ($head.depth === 0) return null;
  const edge = step > 0 ? $head.end(1) : $head.start(1);
  const last = Selection.near(doc.resolve(edge), -step);
  const place = step > 0 ? last.$to : last.$from;
  // Within the same block as the last place text can be in: nothing else lies between it and the edge.
  if (place.pos !== head && !(place.sameParent($head) && $head.parent.isTextblock)) return null;
  const index = $head.index(0) + step;
  if (index < 0 || index >= doc.childCount) return null;
  const outside = step > 0 ? $head.after(1) + 1 : $head.before(1) - 1;
  return Selection.near(doc.resolve(outside), step).head;
}

/** The place on the first or last line of the section at `edge` that is below or above the caret. */
function belowOrAbove(view: EditorView, edge: number, step: 1 | -1): number {
  const { left } = view.coordsAtPos(view.state.selection.head, step);
  editingHostOf(view)?.reveal(view.state, edge);
  const line = view.coordsAtPos(edge, step);
  if (line.top < 0 || line.bottom > innerHeight) return nearestOnLine(view, edge, left);
  const found = view.posAtCoords({ left, top: (line.top + line.bottom) / 2 });
  if (found === null) return edge;
  const $found = view.state.doc.resolve(found.pos);
  return $found.depth > 0 && $found.index(0) === view.state.doc.resolve(edge).index(0) ? found.pos : edge;
}

/** For a line out of the window, where the browser finds no position by a point. */
function nearestOnLine(view: EditorView, edge: number, left: number): number {
  const $edge = view.state.doc.resolve(edge);
  const { top } = view.coordsAtPos(edge);
  let best = edge;
  let distance = Infinity;
  for (let pos = $edge.start(); pos <= $edge.end(); pos += 1) {
    const at = view.coordsAtPos(pos);
    if (Math.abs(at.top - top) > 4 || Math.abs(at.left - left) >= distance) continue;
    best = pos;
    distance = Math.abs(at.left - left);
  }
  return best;
}

/** As Chromium does: to the beginning of this paragraph or the one before, or of the next one. */
function paragraph({ doc, selection: { $head } }: EditorState, step: 1 | -1): Move | null {
  if (!$head.parent.isTextblock) return null;
  if (step < 0 && $head.parentOffset > 0) return { head: $head.start() };
  const outside = step > 0 ? $head.after() : $head.before();
  const found = Selection.findFrom(doc.resolve(outside), step, true);
  if (found === null) return { head: step > 0 ? $head.end() : $head.start() };
  return { head: found.$head.start() };
}

function page(view: EditorView, step: 1 | -1): Move | null {
  const scroller = scrollerOf(view.dom);
  const { state } = view;
  const caret = view.coordsAtPos(state.selection.head);
  const frame = scroller.getBoundingClientRect();
  const height = scroller.clientHeight * (1 - keptOfPage);
  const before = scroller.scrollTop;
  scroller.scrollTop += step * height;
  const scrolled = scroller.scrollTop - before;
  if (Math.abs(scrolled) < 1) return { head: endOfDocument(state.doc, step > 0) };
  const y = Math.min(Math.max((caret.top + caret.bottom) / 2, frame.top + 8), frame.bottom - 8);
  const index = sectionIndexAt(view, y);
  const start = startOfSection(state.doc, index);
  // Laid out for the first time it may be higher or lower than it was thought to be.
  editingHostOf(view)?.reveal(state, start + 1);
  const again = startOfSection(state.doc, sectionIndexAt(view, y));
  if (again !== start) editingHostOf(view)?.reveal(state, again + 1);
  const found = view.posAtCoords({ left: caret.left, top: y });
  return { head: found?.pos ?? start + 2 };
}

/** The section that lies at a height of the window. */
export function sectionIndexAt(view: EditorView, y: number): number {
  const frames = view.dom.children;
  let low = 0;
  let high = Math.min(frames.length, view.state.doc.childCount) - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const bottom = frames[middle]?.getBoundingClientRect().bottom ?? 0;
    if (bottom < y) low = middle + 1;
    else high = middle;
  }
  return low;
}

function startOfSection(doc: Node, index: number): number {
  let start = 0;
  for (let at = 0; at < index; at += 1) start += doc.child(at).nodeSize;
  return start;
}

function handleMouseDown(view: EditorView, event: MouseEvent): boolean {
  const isShift = event.shiftKey && event.button === 0;
  const target = event.target;
  if (!(target instanceof Element)) return false;
  const frame = target.closest('.editor-section');
  if (frame === null || !view.dom.contains(frame)) return false;
  const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (found === null) return false;
  const { doc, selection } = view.state;
  const $found = doc.resolve(found.pos);
  if ($found.depth === 0) return false;
  const isElsewhere = isAcross(selection) || $found.index(0) !== selection.$head.index(0);
  if (event.button === 0) watchDrag(view, event, frame);
  if (!isElsewhere) return false;
  if (isShift) {
    view.focus();
    setHead(view, found.pos, true);
    event.preventDefault();
    return true;
  }
  // A drag of what is selected begins with the same press.
  if (event.button === 2 || isWithin(selection, found.pos)) return false;
  view.dispatch(view.state.tr.setSelection(Selection.near($found)).setMeta('pointer', true));
  return false;
}

function isWithin({ from, to }: Selection, pos: number): boolean {
  return from < pos && pos < to;
}

/** Lets a selection drawn with the mouse leave its section. */
function watchDrag(view: EditorView, down: MouseEvent, frame: Element): void {
  const { ownerDocument } = view.dom;
  if (isWithin(view.state.selection, view.posAtCoords({ left: down.clientX, top: down.clientY })?.pos ?? -1)) return;
  let isHeld = false;
  const onMove = (event: MouseEvent) => {
    if ((event.buttons & 1) === 0) return done();
    const { top, bottom } = frame.getBoundingClientRect();
    if (isHeld || (event.clientY >= top && event.clientY <= bottom)) return;
    isHeld = true;
    editingHostOf(view)?.hold(true);
  };
  const done = () => {
    ownerDocument.removeEventListener('mousemove', onMove, true);
    ownerDocument.removeEventListener('mouseup', done, true);
    ownerDocument.removeEventListener('dragstart', done, true);
    if (!isHeld) return;
    readSelection(view);
    editingHostOf(view)?.hold(false);
  };
  ownerDocument.addEventListener('mousemove', onMove, true);
  ownerDocument.addEventListener('mouseup', done, true);
  ownerDocument.addEventListener('dragstart', done, true);
}

function setHead(view: EditorView, head: number, isExtending: boolean): void {
  const { doc, selection, tr } = view.state;
  const $head = doc.resolve(head);
  const next = isExtending ? textSelection(selection.$anchor, $head) : Selection.near($head);
  editingHostOf(view)?.reveal(view.state, head);
  view.dispatch(tr.setSelection(next).scrollIntoView());
}

/** Whether nothing of the caret's block lies below or above its line. */
function isOnEdgeLine(view: EditorView, step: 1 | -1): boolean {
  const { $head } = view.state.selection;
  if (!$head.parent.isTextblock) return true;
  const caret = view.coordsAtPos($head.pos, step);
  const edge = view.coordsAtPos(step > 0 ? $head.end() : $head.start(), -step);
  const middle = (edge.top + edge.bottom) / 2;
  return step > 0 ? middle < caret.bottom : middle > caret.top;
}

function endOfDocument(doc: Node, isEnd: boolean): number {
  return isEnd ? Selection.atEnd(doc).head : Selection.atStart(doc).head;
}

function isCommand(event: KeyboardEvent): boolean {
  return isMac ? event.metaKey : event.ctrlKey;
}

/** The element that scrolls the text. */
export function scrollerOf(element: Element): Element {
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return element.ownerDocument.scrollingElement ?? element.ownerDocument.documentElement;
}
