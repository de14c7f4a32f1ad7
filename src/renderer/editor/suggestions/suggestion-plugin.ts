import { Plugin } from '@tiptap/pm/state';
import { DecorationSet } from '@tiptap/pm/view';
import { drawChanges } from './draw-changes.ts';
import { acceptChanges, activateChange, rejectChanges } from './suggestion-commands.ts';
import { nextState, suggestionKey, type SuggestionState } from './suggestion-state.ts';

export function suggestionPlugin(): Plugin<SuggestionState> {
  return new Plugin<SuggestionState>({
    key: suggestionKey,
    state: {
      init: () => ({
        suggestions: [],
        decided: new Set(),
        words: null,
        changes: [],
        rejected: new Set(),
        activeKey: null,
        decorations: DecorationSet.empty,
      }),
      apply: (tr, state) => {
        if (tr.getMeta(suggestionKey) === undefined && (!tr.docChanged || state.suggestions.length === 0)) return state;
        const next = nextState(state, tr);
        const decorations =
          next.words === null || next.changes.length === 0
            ? DecorationSet.empty
            : isMapped(state, next)
              ? state.decorations.map(tr.mapping, tr.doc)
              : drawChanges(tr.doc, { ...next, words: next.words });
        return { ...next, decorations };
      },
    },
    props: {
      decorations: (state) => suggestionKey.getState(state)?.decorations,
      handleDOMEvents: {
        mousedown: (_, event) => {
          const button = buttonOf(event.target);
          if (button === null) return false;
          event.preventDefault();
          return true;
        },
        click: (view, event) => {
          const button = buttonOf(event.target);
          const key = changeOf(event.target);
          if (button !== null) {
            const [what, changeKey] = [button.dataset['do'], button.dataset['key'] ?? ''];
            if (what === 'accept') acceptChanges(view, [changeKey]);
            else rejectChanges(view, [changeKey]);
            return true;
          }
          if (key !== null) activateChange(view, key);
          return false;
        },
      },
    },
  });
}

/** Whether nothing but places changed, so that what is drawn can move along. */
function isMapped(before: SuggestionState, next: Omit<SuggestionState, 'decorations'>): boolean {
  return (
    before.words === next.words &&
    before.activeKey === next.activeKey &&
    before.changes.length === next.changes.length &&
    before.changes.every(
      ({ key, isConflicted }, index) =>
        key === next.changes[index]?.key && isConflicted === next.changes[index].isConflicted,
    )
  );
}

function buttonOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('.suggestion-button') : null;
}

function changeOf(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>('[data-change]')?.dataset['change'] ?? null) : null;
}
