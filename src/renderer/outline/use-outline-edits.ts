import { useEffect, useMemo, useRef } from 'react';
import type { Result } from '#shared/base/result.ts';
import { toId, type ItemId } from '#shared/base/ids.ts';
import type { OutlineEdit } from '#shared/domain/outline-edit.ts';
import type { Outline } from '#shared/domain/outline.ts';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { addNotice } from '#renderer/state/notices.ts';
import { outlineView, setOutlineView, useOutlineView, type ReadOutline } from './outline-store.ts';
import { afterEdit, afterRedo, afterUndo, redoStep, undoStep } from './undo-history.ts';

export type OutlineEdits = {
  /** Edits of the outline as it then is: those before this one are done. Resolves to whether it was done. */
  readonly edit: (make: (outline: Outline) => readonly OutlineEdit[]) => Promise<boolean>;
  readonly undo: () => Promise<boolean>;
  readonly redo: () => Promise<boolean>;
  readonly restore: (version: number) => Promise<boolean>;
};

/** The newest outline that is known; undefined until the core told it. */
export function useOutline(folder: string): ReadOutline | undefined {
  const { value } = useRequest('outline.read', { folder });
  const { answered } = useOutlineView(folder);
  if (value === undefined || answered === null || answered.version <= value.version) return value;
  return { ...answered, proposal: value.proposal };
}

/** Changes to the outline, one after the other, each a version that can be taken back. */
export function useOutlineEdits(folder: string): OutlineEdits {
  const text = useText();
  const invoke = useInvoke();
  const { refresh } = useRequest('outline.read', { folder });
  const newest = useRef<ReadOutline | undefined>(undefined);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const read = useOutline(folder);
  useEffect(() => {
    newest.current = read;
  });
  return useMemo(() => {
    const inTurn = (change: (from: ReadOutline) => Promise<Result<ReadOutline> | null>): Promise<boolean> => {
      const done = last.current.then(async () => {
        const from = newest.current;
        const answer = from === undefined ? null : await change(from);
        if (answer === null) return false;
        if (!answer.ok) {
          refresh();
          return false;
        }
        newest.current = answer.value;
        setOutlineView(folder, { answered: answer.value });
        return true;
      });
      last.current = done;
      return done;
    };
    const remember = (before: number, answer: Result<ReadOutline>) => {
      const { history } = outlineView(folder);
      if (answer.ok) setOutlineView(folder, { history: afterEdit(history, { before, after: answer.value.version }) });
      return answer;
    };
    const takeBack = (isUndo: boolean) =>
      inTurn(async ({ version }) => {
        const { history } = outlineView(folder);
        const step = (isUndo ? undoStep : redoStep)(history, version);
        if (step === null || step.isStale) {
          if (step !== null) addNotice({ kind: 'said', text: text.outline.movedOn });
          return null;
        }
        const answer = await invoke('outline.restore', { folder, version: step.restore });
        if (answer.ok) {
          setOutlineView(folder, { history: (isUndo ? afterUndo : afterRedo)(history, answer.value.version) });
        }
        return answer;
      });
    return {
      edit: (make) =>
        inTurn(async ({ version, outline }) => {
          const edits = make(outline);
          if (edits.length === 0) return null;
          return remember(version, await invoke('outline.edit', { folder, edits: [...edits], baseVersion: version }));
        }),
      restore: (version) =>
        inTurn(async (from) => remember(from.version, await invoke('outline.restore', { folder, version }))),
      undo: () => takeBack(true),
      redo: () => takeBack(false),
    };
  }, [folder, invoke, refresh, text]);
}

/** An id nobody has yet. */
export function newItemId(): ItemId {
  return toId('itm', crypto.randomUUID().replaceAll('-', '').slice(0, 20));
}
