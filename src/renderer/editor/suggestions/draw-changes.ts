import { DOMSerializer, Fragment, type Node } from '@tiptap/pm/model';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { storedToNode } from '../schema/index.ts';
import type { ChangeWords, ShownChange } from './suggestion-state.ts';

/** What goes is struck through where it stands, what comes is drawn after it, with its two buttons. */
export function drawChanges(
  doc: Node,
  state: { readonly changes: readonly ShownChange[]; readonly words: ChangeWords; readonly activeKey: string | null },
): DecorationSet {
  return DecorationSet.create(
    doc,
    state.changes.flatMap((change) => [...drawDeleted(doc, change, state), drawInserted(doc, change, state)]),
  );
}

type Drawing = { readonly words: ChangeWords; readonly activeKey: string | null };

function drawDeleted(doc: Node, change: ShownChange, { activeKey }: Drawing): Decoration[] {
  const { from, to, key, scope } = change;
  if (from === to || change.isConflicted) return [];
  const attributes = {
    class: `suggestion-deleted${key === activeKey ? ' suggestion-active' : ''}`,
    'data-change': key,
  };
  if (scope === 'words') return [Decoration.inline(from, to, attributes)];
  const blocks: Decoration[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (pos < from || pos + node.nodeSize > to) return true;
    blocks.push(Decoration.node(pos, pos + node.nodeSize, attributes));
    return false;
  });
  return blocks;
}

function drawInserted(doc: Node, change: ShownChange, { words, activeKey }: Drawing): Decoration {
  const { key, slice, scope, isConflicted } = change;
  const isActive = key === activeKey;
  const pos = Math.min(change.to, doc.content.size);
  return Decoration.widget(
    pos,
    (view) => {
      const { schema } = view.state;
      const isWords = scope === 'words';
      const whole = document.createElement(isWords ? 'span' : 'div');
      whole.className = `suggestion-change${isActive ? ' suggestion-active' : ''}`;
      whole.dataset['change'] = key;
      whole.dataset['scope'] = scope;
      whole.contentEditable = 'false';
      if (slice.length > 0) {
        const inserted = document.createElement(isWords ? 'ins' : 'div');
        inserted.className = 'suggestion-inserted';
        if (!isWords) inserted.setAttribute('role', 'insertion');
        const nodes = Fragment.from(slice.map((node) => storedToNode(schema, node)));
        inserted.append(DOMSerializer.fromSchema(schema).serializeFragment(nodes));
        whole.append(inserted);
      }
      if (isConflicted) whole.append(said(words.conflicted));
      whole.append(buttons(change, words));
      return whole;
    },
    { side: 1, key: `${key} ${isConflicted} ${isActive}`, ignoreSelection: true, stopEvent: () => true },
  );
}

function said(text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = 'suggestion-conflict';
  element.textContent = text;
  return element;
}

function buttons({ key, isConflicted, kind }: ShownChange, words: ChangeWords): HTMLElement {
  const group = document.createElement('span');
  group.className = 'suggestion-buttons';
  const what = kind === 'delete' ? words.deleted : words.inserted;
  const button = (action: 'accept' | 'reject', sign: string, label: string) => {
    const element = document.createElement('button');
    element.type = 'button';
    element.className = 'suggestion-button';
    element.dataset['do'] = action;
    element.dataset['key'] = key;
    element.textContent = sign;
    element.setAttribute('aria-label', `${label} (${what})`);
    element.title = label;
    // The keyboard has commands of its own: hundreds of stops between two words help nobody.
    element.tabIndex = -1;
    return element;
  };
  if (!isConflicted) group.append(button('accept', '✓', words.accept));
  group.append(button('reject', '✕', words.reject));
  return group;
}
