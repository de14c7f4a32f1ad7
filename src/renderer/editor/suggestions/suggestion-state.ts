import type { Node } from '@tiptap/pm/model';
import { PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import type { DecorationSet } from '@tiptap/pm/view';
import type { Suggestion } from '#shared/domain/suggestion.ts';
import { sectionToBody } from '../schema/index.ts';
import { placeChanges, type PlacedChange } from './place-changes.ts';

/** A change with its place in the document. */
export type ShownChange = PlacedChange & { readonly key: string; readonly suggestionId: string };

export type ChangeWords = {
  readonly accept: string;
  readonly reject: string;
  readonly inserted: string;
  readonly deleted: string;
  readonly conflicted: string;
};

export type SuggestionState = {
  readonly suggestions: readonly Suggestion[];
  /** Ids of those that were decided: only an undone acceptance brings changes of them back. */
  readonly decided: ReadonlySet<string>;
  readonly words: ChangeWords | null;
  /** Not decided yet, in the order of the document. */
  readonly changes: readonly ShownChange[];
  /** Keys of changes the person turned down. */
  readonly rejected: ReadonlySet<string>;
  readonly activeKey: string | null;
  readonly decorations: DecorationSet;
};

/** What a transaction does to the suggestions shown. */
export type SuggestionStep =
  | {
      readonly kind: 'show';
      readonly suggestions: readonly Suggestion[];
      readonly decided: ReadonlySet<string>;
      readonly words: ChangeWords;
    }
  | { readonly kind: 'accepted'; readonly keys: ReadonlySet<string> }
  | { readonly kind: 'rejected'; readonly keys: ReadonlySet<string> }
  | { readonly kind: 'activate'; readonly key: string | null };

export const suggestionKey = new PluginKey<SuggestionState>('suggestionsInPlace');

export function suggestionStateOf(state: EditorState): SuggestionState | undefined {
  return suggestionKey.getState(state);
}

/** The changes after a transaction, before they are drawn. */
export function nextState(state: SuggestionState, tr: Transaction): Omit<SuggestionState, 'decorations'> {
  const step = tr.getMeta(suggestionKey) as SuggestionStep | undefined;
  switch (step?.kind) {
    case 'show': {
      const { suggestions, decided, words } = step;
      return placed({ ...state, suggestions, decided, words }, tr.doc, ({ id }) => !decided.has(id));
    }
    case 'rejected': {
      const rejected = new Set([...state.rejected, ...step.keys]);
      return { ...state, rejected, changes: state.changes.filter(({ key }) => !step.keys.has(key)) };
    }
    case 'activate':
      return { ...state, activeKey: step.key };
    case 'accepted': {
      const left = state.changes.filter(({ key }) => !step.keys.has(key));
      return { ...state, changes: mapChanges(left, tr) };
    }
    case undefined:
      // What is undone may be an acceptance, and what is redone too: the text itself says what of a suggestion it has.
      if (tr.getMeta('history$') !== undefined) return placed(state, tr.doc, () => true);
      return { ...state, changes: mapChanges(state.changes, tr) };
  }
}

function placed<State extends Omit<SuggestionState, 'decorations'>>(
  state: State,
  doc: Node,
  isPlaced: (suggestion: Suggestion) => boolean,
): State {
  const changes = state.suggestions.flatMap((suggestion): ShownChange[] => {
    if (!isPlaced(suggestion)) return state.changes.filter(({ suggestionId }) => suggestionId === suggestion.id);
    let pos = 0;
    for (const section of doc.children) {
      if (section.attrs['itemId'] === suggestion.itemId) {
        const start = pos + 1 + section.child(0).nodeSize;
        const present = sectionToBody(section);
        const [only] = present.content;
        const isEmpty = present.content.length === 1 && only?.type === 'paragraph' && only.content === undefined;
        // A section without text is stored without blocks and shown with an empty paragraph.
        const base = suggestion.base.content.length === 0 && isEmpty ? present : suggestion.base;
        return placeChanges({ base, body: suggestion.body }, present)
          .map((change) => ({
            ...change,
            from: start + change.from,
            to: start + change.to,
            key: `${suggestion.id} ${change.id}`,
            suggestionId: suggestion.id,
          }))
          .filter(({ key }) => !state.rejected.has(key));
      }
      pos += section.nodeSize;
    }
    return [];
  });
  return { ...state, changes: changes.toSorted((a, b) => a.from - b.from || a.to - b.to) };
}

function mapChanges(changes: readonly ShownChange[], { mapping }: Transaction): readonly ShownChange[] {
  return mapping.maps.reduce<readonly ShownChange[]>(
    (before, map) =>
      before.map((change) => {
        let { from, to, isConflicted } = change;
        map.forEach((start, end) => {
          const isInside =
            from === to
              ? start < from && end > from
              : start === end
                ? start > from && start < to
                : start < to && end > from;
          isConflicted ||= isInside;
        });
        const isPoint = from === to;
        from = map.map(from, isPoint ? -1 : 1);
        to = isPoint ? from : Math.max(from, map.map(to, -1));
        return from === change.from && to === change.to && isConflicted === change.isConflicted
          ? change
          : { ...change, from, to, isConflicted };
      }),
    changes,
  );
}
