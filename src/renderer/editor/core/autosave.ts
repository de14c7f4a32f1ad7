import type { ItemId } from '#shared/base/ids.ts';
import type { Fault } from '#shared/base/fault.ts';
import type { Result } from '#shared/base/result.ts';
import type { BlockNode } from '#shared/domain/rich-text.ts';
import type { UnsavedTexts } from './unsaved-texts.ts';

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly fault: Fault };

export type Autosave = {
  /** The person changed these sections. */
  readonly changed: (itemIds: readonly ItemId[]) => void;
  /** The section's stored text is at this revision, and what is shown comes from it. */
  readonly setRevision: (itemId: ItemId, revision: number) => void;
  readonly revisionOf: (itemId: ItemId) => number;
  readonly isUnsaved: (itemId: ItemId) => boolean;
  /** The section is gone, and its text with it. */
  readonly drop: (itemId: ItemId) => void;
  /** Saves what isn't saved. Resolves once it is, or can't be. */
  readonly flush: () => Promise<void>;
  /** Keeps what isn't saved in the browser, at once. */
  readonly keepUnsaved: () => void;
  readonly destroy: () => void;
};

export type AutosaveOptions = {
  readonly textOf: (itemId: ItemId) => readonly BlockNode[] | undefined;
  readonly write: (text: {
    readonly itemId: ItemId;
    readonly blocks: readonly BlockNode[];
    readonly baseRevision: number;
  }) => Promise<Result<{ readonly revision: number }>>;
  /**
   * Another window's or a run's text came first. Answers the revision to write upon, once nothing of that text can be lost;
   * null if it can't be written now.
   */
  readonly settle: (itemId: ItemId, own: readonly BlockNode[]) => Promise<number | null>;
  readonly unsaved: UnsavedTexts;
  readonly onState: (state: SaveState) => void;
};

type Waiting = { isInFlight: boolean; isChangedAgain: boolean };

/** From the last key to the write, and from the first while the typing goes on. */
const pauseMs = 500;
const mostMs = 1000;
const keepMs = 250;
const retryMs = 5000;

/** Writes sections soon after they were changed, one write at a time for each. */
export function createAutosave(options: AutosaveOptions): Autosave {
  const { textOf, unsaved } = options;
  const revisions = new Map<ItemId, number>();
  const waiting = new Map<ItemId, Waiting>();
  const toKeep = new Set<ItemId>();
  let firstAt: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let keepTimer: ReturnType<typeof setTimeout> | undefined;
  let fault: Fault | null = null;
  let told: SaveState = { kind: 'saved' };

  function tell(): void {
    const state: SaveState =
      fault === null ? { kind: waiting.size > 0 ? 'saving' : 'saved' } : { kind: 'failed', fault };
    if (told.kind === state.kind && (told.kind !== 'failed' || told.fault === fault)) return;
    told = state;
    options.onState(state);
  }

  function schedule(): void {
    const now = performance.now();
    firstAt ??= now;
    clearTimeout(timer);
    timer = setTimeout(() => void writeAll(), Math.max(0, Math.min(pauseMs, firstAt + mostMs - now)));
  }

  function keepUnsaved(): void {
    clearTimeout(keepTimer);
    keepTimer = undefined;
    for (const itemId of toKeep) {
      const blocks = textOf(itemId);
      if (blocks !== undefined && waiting.has(itemId))
        unsaved.keep({ itemId, baseRevision: revisions.get(itemId) ?? 0, blocks });
    }
    toKeep.clear();
  }

  async function writeAll(): Promise<void> {
    clearTimeout(timer);
    firstAt = null;
    keepUnsaved();
    await Promise.all([...waiting.keys()].map((itemId) => writeOne(itemId)));
  }

  async function writeOne(itemId: ItemId): Promise<void> {
    const state = waiting.get(itemId);
    if (state === undefined || state.isInFlight) return;
    const blocks = textOf(itemId);
    if (blocks === undefined) return drop(itemId);
    state.isInFlight = true;
    state.isChangedAgain = false;
    const answer = await options.write({ itemId, blocks, baseRevision: revisions.get(itemId) ?? 0 });
    state.isInFlight = false;
    if (answer.ok) {
      revisions.set(itemId, answer.value.revision);
      fault = null;
      if (state.isChangedAgain) return again(itemId);
      drop(itemId);
    } else if (answer.fault.code === 'section-changed') {
      const revision = await options.settle(itemId, textOf(itemId) ?? blocks);
      if (revision === null) return failed(answer.fault);
      revisions.set(itemId, revision);
      await writeOne(itemId);
    } else if (answer.fault.code === 'item-not-found') {
      fault = answer.fault;
      waiting.delete(itemId);
      tell();
    } else {
      failed(answer.fault);
    }
  }

  function again(itemId: ItemId): void {
    toKeep.add(itemId);
    keepUnsaved();
    schedule();
    tell();
  }

  function failed(reason: Fault): void {
    fault = reason;
    tell();
    clearTimeout(timer);
    timer = setTimeout(() => void writeAll(), retryMs);
  }

  function drop(itemId: ItemId): void {
    waiting.delete(itemId);
    toKeep.delete(itemId);
    unsaved.forget(itemId);
    if (waiting.size === 0) fault = null;
    tell();
  }

  return {
    changed: (itemIds) => {
      for (const itemId of itemIds) {
        const state = waiting.get(itemId);
        if (state === undefined) waiting.set(itemId, { isInFlight: false, isChangedAgain: true });
        else state.isChangedAgain = true;
        toKeep.add(itemId);
      }
      keepTimer ??= setTimeout(keepUnsaved, keepMs);
      schedule();
      tell();
    },
    setRevision: (itemId, revision) => revisions.set(itemId, revision),
    revisionOf: (itemId) => revisions.get(itemId) ?? 0,
    isUnsaved: (itemId) => waiting.has(itemId),
    drop,
    flush: async () => {
      while (waiting.size > 0) {
        await writeAll();
        if (fault !== null) return;
        // A write that was under way when this was asked for, or text that came while it was.
        if (waiting.size > 0) await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    keepUnsaved,
    destroy: () => {
      clearTimeout(timer);
      clearTimeout(keepTimer);
    },
  };
}
