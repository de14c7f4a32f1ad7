import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useEditorState } from '@tiptap/react';
import { useCommands, useShortcutOf } from '#renderer/app/commands.ts';
import { useInvoke } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { addNotice } from '#renderer/state/notices.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, IconButton } from '#renderer/ui/index.ts';
import type { Suggestion } from '#shared/domain/suggestion.ts';
import type { ReportEditorCore } from '../core/types.ts';
import { acceptChanges, rejectChanges, showSuggestions, stepToChange } from './suggestion-commands.ts';
import { suggestionStateOf } from './suggestion-state.ts';

type SuggestionsBarProps = { readonly core: ReportEditorCore; readonly suggestions: readonly Suggestion[] };

/** Goes through what is suggested, of the section with the caret first. A suggestion that is decided is put away. */
export function SuggestionsBar({ core, suggestions }: SuggestionsBarProps) {
  const text = useText().editor.suggestions;
  const { editor } = core;
  const resolved = useResolving(core, suggestions);
  useEffect(() => {
    const { accept, reject, inserted, deleted, conflicted } = text;
    const kept = [...resolved.values()].filter(({ id }) => suggestions.every((each) => each.id !== id));
    const shown = [...suggestions, ...kept];
    const before = suggestionStateOf(editor.state)?.suggestions ?? [];
    if (shown.length > 0 || before.length > 0) {
      const words = { accept, reject, inserted, deleted, conflicted };
      showSuggestions(editor.view, { suggestions: shown, decided: new Set(resolved.keys()), words });
    }
  }, [editor, suggestions, resolved, text]);
  const shown = useEditorState({
    editor,
    selector: ({ editor: current }) => {
      const state = suggestionStateOf(current.state);
      const here = core.itemAt(current.state.selection.head);
      const pending = (state?.suggestions ?? []).filter(({ id }) =>
        state?.changes.some((each) => each.suggestionId === id),
      );
      const chosen = pending.find(({ itemId }) => itemId === here) ?? pending[0] ?? null;
      const changes = (state?.changes ?? []).filter(({ suggestionId }) => suggestionId === chosen?.id);
      return {
        suggestion: chosen,
        others: pending.length - 1,
        keys: changes.map(({ key }) => key).join('\n'),
        count: changes.length,
        conflicts: changes.filter(({ isConflicted }) => isConflicted).length,
        at: changes.findIndex(({ key }) => key === state?.activeKey),
        activeKey: state?.activeKey ?? null,
      };
    },
  });
  const { suggestion, activeKey } = shown;
  const isThere = suggestion !== null;
  const keys = shown.keys === '' ? [] : shown.keys.split('\n');
  const step = (direction: 1 | -1) => stepToChange(editor.view, direction, suggestion?.id ?? null);
  const decide = (how: typeof acceptChanges) => {
    const key = activeKey !== null && keys.includes(activeKey) ? activeKey : step(1);
    if (key === null) return;
    how(editor.view, [key]);
    step(1);
  };
  const decideAll = (how: typeof acceptChanges) => {
    how(editor.view, keys);
    // The bar goes, and with it what had the focus.
    editor.view.focus();
  };
  useCommands([
    { id: 'suggestion.next', title: text.next, shortcut: 'Alt-PageDown', run: () => step(1), isEnabled: isThere },
    {
      id: 'suggestion.previous',
      title: text.previous,
      shortcut: 'Alt-PageUp',
      run: () => step(-1),
      isEnabled: isThere,
    },
    {
      id: 'suggestion.accept',
      title: text.accept,
      shortcut: 'Mod-Alt-Enter',
      run: () => decide(acceptChanges),
      isEnabled: isThere,
    },
    {
      id: 'suggestion.reject',
      title: text.reject,
      shortcut: 'Mod-Alt-Backspace',
      run: () => decide(rejectChanges),
      isEnabled: isThere,
    },
  ]);
  const [nextKeys, previousKeys] = [useShortcutOf('suggestion.next'), useShortcutOf('suggestion.previous')];
  const [acceptKeys, rejectKeys] = [useShortcutOf('suggestion.accept'), useShortcutOf('suggestion.reject')];
  if (suggestion === null) return null;
  const heading = headingOf(core, suggestion);
  return (
    <section className="suggestions-bar" aria-label={text.bar}>
      <div className="suggestions-bar-words" role="status">
        {text.in({ heading, changes: shown.count, at: shown.at + 1 })}
        {suggestion.instruction !== '' && <span className="suggestions-bar-note"> · {suggestion.instruction}</span>}
        {suggestion.note !== undefined && <div className="suggestions-bar-note">{suggestion.note}</div>}
        {shown.conflicts > 0 && (
          <div className="suggestions-bar-note">{text.conflicts({ count: shown.conflicts })}</div>
        )}
        {shown.others > 0 && <div className="suggestions-bar-note">{text.others({ count: shown.others })}</div>}
      </div>
      <IconButton
        label={text.previous}
        shortcut={previousKeys}
        icon={<ArrowUp size={15} aria-hidden />}
        onClick={() => step(-1)}
      />
      <IconButton
        label={text.next}
        shortcut={nextKeys}
        icon={<ArrowDown size={15} aria-hidden />}
        onClick={() => step(1)}
      />
      <Button variant="quiet" title={acceptKeys} onClick={() => decide(acceptChanges)}>
        {text.accept}
      </Button>
      <Button variant="quiet" title={rejectKeys} onClick={() => decide(rejectChanges)}>
        {text.reject}
      </Button>
      <Button variant="primary" onClick={() => decideAll(acceptChanges)}>
        {text.acceptAll}
      </Button>
      <Button onClick={() => decideAll(rejectChanges)}>{text.rejectAll}</Button>
    </section>
  );
}

/** Puts a suggestion away when the last of its changes is decided. */
function useResolving(core: ReportEditorCore, suggestions: readonly Suggestion[]): ReadonlyMap<string, Suggestion> {
  const { editor } = core;
  const invoke = useInvoke();
  const folder = useWorkbench((state) => state.folder);
  const words = useText().editor.suggestions;
  const [resolved] = useState(() => new Map<string, Suggestion>());
  /** Ids of those that had anything to decide. */
  const [decidable] = useState(() => new Set<string>());
  const settle = useEffectEvent(() => {
    const state = suggestionStateOf(editor.state);
    if (state === undefined || editor.isDestroyed) return;
    for (const suggestion of state.suggestions) {
      const { id } = suggestion;
      const isKnown = suggestions.some((each) => each.id === id);
      const isOpen = state.changes.some(({ suggestionId }) => suggestionId === id);
      if (isOpen) decidable.add(id);
      if (!isKnown || resolved.has(id) || isOpen) continue;
      if (!decidable.has(id)) {
        const same = words.same({ heading: headingOf(core, suggestion), note: suggestion.note ?? '' });
        addNotice({ kind: 'said', text: same });
      }
      resolved.set(id, suggestion);
      void useWorkbench
        .getState()
        .editor?.flush()
        .then(() => invoke('suggestion.resolve', { folder, suggestionId: id }));
    }
  });
  useEffect(() => {
    const listener = () => settle();
    editor.on('transaction', listener);
    return () => {
      editor.off('transaction', listener);
    };
  }, [editor]);
  return resolved;
}

function headingOf({ editor }: ReportEditorCore, { itemId }: Suggestion): string {
  const section = editor.state.doc.children.find(({ attrs }) => attrs['itemId'] === itemId);
  return section?.child(0).textContent ?? '';
}
