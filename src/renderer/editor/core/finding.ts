import { closeHistory } from '@tiptap/pm/history';
import { TextSelection } from '@tiptap/pm/state';
import { editingHostOf } from './editing-host.ts';
import { createFinder, replaceMatches, toPattern, type Match, type Query } from './find-replace.ts';
import { createSoon } from './soon.ts';
import type { ReportEditorCore } from './types.ts';

export type Found = {
  readonly count: number;
  /** From 1; 0 where none is the current one. */
  readonly current: number;
  /** What is wrong with the pattern. */
  readonly fault: string | null;
};

/** A search over the whole report, with its matches marked. */
export type Finding = {
  /** Follows the text from now on. Returns what ends that and takes the marks away. */
  readonly open: () => () => void;
  readonly search: (query: Query) => void;
  readonly move: (step: 1 | -1) => void;
  readonly replace: (replacement: string) => void;
  /** As one step of undo. Answers how many there were. */
  readonly replaceAll: (replacement: string) => number;
  readonly found: () => Found;
  readonly subscribe: (listener: () => void) => () => void;
};

const nothing: Found = { count: 0, current: 0, fault: null };
/** More of them would be marked for nobody: they are counted and replaced all the same. */
const mostMarked = 4000;

/** Marks are painted by the browser beside the text, so that no block is drawn anew for them. */
export function createFinding({ editor }: ReportEditorCore): Finding {
  const listeners = new Set<() => void>();
  let query: Query | null = null;
  let pattern: RegExp | null = null;
  let find: ReturnType<typeof createFinder> | null = null;
  let matches: readonly Match[] = [];
  let found = nothing;
  const again = createSoon(() => look(editor.state.selection.from), 150);
  const onTransaction = ({ transaction }: { transaction: { docChanged: boolean } }) => {
    if (transaction.docChanged && find !== null) again();
  };

  function show(next: Found): void {
    found = next;
    mark();
    for (const tell of listeners) tell();
  }

  function mark(): void {
    const all = new Highlight();
    for (const match of matches.slice(0, mostMarked)) all.add(rangeOf(match));
    const current = matches[found.current - 1];
    CSS.highlights.set('editor-found', all);
    CSS.highlights.set('editor-found-current', new Highlight(...(current === undefined ? [] : [rangeOf(current)])));
  }

  function rangeOf({ from, to }: Match): Range {
    const range = document.createRange();
    const [start, end] = [editor.view.domAtPos(from, 1), editor.view.domAtPos(to, -1)];
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    return range;
  }

  /** The match at or after a place is the current one, else the first. */
  function look(from: number): void {
    again.cancel();
    matches = find === null ? [] : find(editor.state.doc);
    const at = matches.findIndex((match) => match.from >= from);
    show({ count: matches.length, current: matches.length === 0 ? 0 : Math.max(at, 0) + 1, fault: null });
  }

  function goTo(current: number): void {
    const match = matches[current - 1];
    if (match === undefined) return;
    const { state, view } = editor;
    editingHostOf(view)?.reveal(state, match.from);
    view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, match.from, match.to)));
    const { node } = view.domAtPos(match.from);
    (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: 'center' });
    show({ ...found, current });
  }

  return {
    open,
    search: (next) => {
      query = next;
      const made = toPattern(next);
      pattern = made instanceof RegExp ? made : null;
      find = pattern === null ? null : createFinder(pattern);
      if (typeof made === 'string') {
        matches = [];
        return show({ ...nothing, fault: made });
      }
      look(editor.state.selection.from);
      goTo(found.current);
    },
    move: (step) => {
      if (matches.length === 0) return;
      goTo(((found.current - 1 + step + matches.length) % matches.length) + 1);
    },
    replace: (replacement) => {
      const match = matches[found.current - 1];
      if (match === undefined || pattern === null || query === null) return;
      const tr = replaceMatches(editor.state, [match], { pattern, replacement, isPattern: query.isPattern });
      const after = tr.mapping.map(match.to);
      editor.view.dispatch(closeHistory(tr));
      look(after);
      goTo(found.current);
    },
    replaceAll: (replacement) => {
      if (pattern === null || query === null || matches.length === 0) return 0;
      const count = matches.length;
      const tr = replaceMatches(editor.state, matches, { pattern, replacement, isPattern: query.isPattern });
      editor.view.dispatch(closeHistory(tr));
      look(0);
      return count;
    },
    found: () => found,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  function open(): () => void {
    editor.on('transaction', onTransaction);
    return () => {
      editor.off('transaction', onTransaction);
      again.cancel();
      CSS.highlights.delete('editor-found');
      CSS.highlights.delete('editor-found-current');
    };
  }
}
