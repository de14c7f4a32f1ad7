import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import type { EditorWords } from './types.ts';

/** A section in the page: what frames it, and within that what holds its heading and text and can be edited. */
export type SectionElement = { readonly frame: HTMLElement; readonly text: HTMLElement };
/** By item id. */
export type SectionElements = Map<string, SectionElement>;

const lineHeight = 26;
const charactersOfLine = 85;

/** Draws a section without React. It starts static: the editing host decides which one can be edited. */
export function createSectionView(
  first: Node,
  { elements, words }: { readonly elements: SectionElements; readonly words: EditorWords | null },
): NodeView {
  const frame = document.createElement('section');
  const text = document.createElement('div');
  frame.className = 'editor-section';
  text.className = 'editor-section-text';
  const said = document.createElement('div');
  said.className = 'editor-section-said';
  said.contentEditable = 'false';
  frame.append(text, said);
  const itemId = String(first.attrs.itemId);
  const element = { frame, text };
  elements.set(itemId, element);
  show(frame, first);
  say(said, first, words);
  frame.style.containIntrinsicSize = `auto ${estimatedHeight(first)}px`;
  return {
    dom: frame,
    contentDOM: text,
    update: (node) => {
      if (node.type !== first.type || node.attrs.itemId !== itemId) return false;
      show(frame, node);
      say(said, node, words);
      return true;
    },
    // The attributes are ours: which section can be edited, and what it is called.
    ignoreMutation: (mutation) =>
      mutation.type !== 'selection' &&
      (said.contains(mutation.target) ||
        (mutation.type === 'attributes' && [frame, text].includes(mutation.target as HTMLElement))),
    destroy: () => {
      if (elements.get(itemId) === element) elements.delete(itemId);
    },
  };
}

function show(frame: HTMLElement, section: Node): void {
  const { attrs } = section;
  const shown = {
    itemId: String(attrs.itemId),
    depth: String(attrs.depth),
    role: String(attrs.role),
    status: String(attrs.status),
    notInSources: String(attrs.isNotInSources),
    locked: String(attrs.isLocked),
    leaf: String(attrs.isLeaf),
    empty: String(isWithoutText(section)),
  };
  for (const [name, value] of Object.entries(shown)) if (frame.dataset[name] !== value) frame.dataset[name] = value;
}

/** What the text can't say for itself, in words. */
function say(said: HTMLElement, section: Node, words: EditorWords | null): void {
  const text = words === null ? '' : stateInWords(section, words);
  said.hidden = text === '';
  if (said.textContent !== text) said.textContent = text;
}

function stateInWords(section: Node, { state }: EditorWords): string {
  const { status, fault, isNotInSources } = section.attrs;
  if (status === 'queued') return state.queued;
  if (status === 'drafting') return state.drafting;
  if (status === 'failed') return state.failed({ reason: String(fault ?? '') });
  return isNotInSources === true && isWithoutText(section) ? state.notInSources : '';
}

function isWithoutText(section: Node): boolean {
  const first = section.maybeChild(1);
  return section.childCount === 2 && first?.type.name === 'paragraph' && first.content.size === 0;
}

/** In pixels: what the browser reckons with until it has laid the section out. */
function estimatedHeight(section: Node): number {
  let lines = 2;
  section.forEach((block) => {
    lines += 1 + Math.ceil(block.textContent.length / charactersOfLine);
  });
  return lines * lineHeight;
}
