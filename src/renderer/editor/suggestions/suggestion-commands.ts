import { closeHistory } from '@tiptap/pm/history';
import { Fragment, Slice } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Suggestion } from '#shared/domain/suggestion.ts';
import { storedToNode } from '../schema/index.ts';
import { suggestionKey, suggestionStateOf, type ChangeWords, type SuggestionStep } from './suggestion-state.ts';

/** Shows these suggestions and no others. Changes that were rejected in this window stay so. */
export function showSuggestions(
  view: EditorView,
  shown: {
    readonly suggestions: readonly Suggestion[];
    readonly decided: ReadonlySet<string>;
    readonly words: ChangeWords;
  },
): void {
  send(view, { kind: 'show', ...shown });
}

/** Puts the changes into the text: one transaction, one step of undo. Those in conflict are left. */
export function acceptChanges(view: EditorView, keys: readonly string[]): void {
  const { state } = view;
  const wanted = new Set(keys);
  const changes = (suggestionStateOf(state)?.changes ?? []).filter(
    ({ key, isConflicted }) => wanted.has(key) && !isConflicted,
  );
  if (changes.length === 0 || !view.editable) return;
  const { tr } = state;
  for (const { from, to, slice } of changes.toReversed()) {
    const nodes = slice.map((node) => storedToNode(state.schema, node));
    tr.replace(from, to, new Slice(Fragment.from(nodes), 0, 0));
  }
  const accepted: SuggestionStep = { kind: 'accepted', keys: new Set(changes.map(({ key }) => key)) };
  view.dispatch(closeHistory(tr).setMeta(suggestionKey, accepted));
}

export function rejectChanges(view: EditorView, keys: readonly string[]): void {
  send(view, { kind: 'rejected', keys: new Set(keys) });
}

export function activateChange(view: EditorView, key: string | null): void {
  if (suggestionStateOf(view.state)?.activeKey !== key) send(view, { kind: 'activate', key });
}

/** Goes to the change after or before the active one, or to the first after the caret. Null where there is none. */
export function stepToChange(view: EditorView, direction: 1 | -1, suggestionId: string | null = null): string | null {
  const state = suggestionStateOf(view.state);
  const changes = (state?.changes ?? []).filter(
    (change) => suggestionId === null || change.suggestionId === suggestionId,
  );
  if (changes.length === 0) return null;
  const active = changes.findIndex(({ key }) => key === state?.activeKey);
  const caret = view.state.selection.head;
  const fromCaret =
    direction === 1 ? changes.findIndex(({ to }) => to >= caret) : changes.findLastIndex(({ from }) => from < caret);
  const index = active === -1 ? Math.max(0, fromCaret) : (active + direction + changes.length) % changes.length;
  const change = changes[index];
  if (change === undefined) return null;
  const { tr, doc } = view.state;
  const step: SuggestionStep = { kind: 'activate', key: change.key };
  const place = TextSelection.near(doc.resolve(Math.min(change.from, doc.content.size)));
  view.dispatch(tr.setMeta(suggestionKey, step).setMeta('addToHistory', false).setSelection(place));
  view.dom.querySelector(`[data-change="${CSS.escape(change.key)}"]`)?.scrollIntoView({ block: 'nearest' });
  return change.key;
}

function send(view: EditorView, step: SuggestionStep): void {
  view.dispatch(view.state.tr.setMeta(suggestionKey, step).setMeta('addToHistory', false));
}
