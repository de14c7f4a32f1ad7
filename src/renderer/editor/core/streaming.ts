import type { Editor } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { Selection, type EditorState, type Transaction } from '@tiptap/pm/state';
import type { ItemId } from '#shared/base/ids.ts';
import type { BlockNode } from '#shared/domain/rich-text.ts';
import { replaceBlocks, sectionAt, textNodes, toBlockNodes } from './report-parts.ts';
import { createMarkdownStream, type MarkdownStream } from './stream-markdown.ts';

/** The writer's text as it comes in, section by section, several at once. */
export type Streaming = {
  readonly start: (itemId: ItemId) => void;
  readonly push: (itemId: ItemId, delta: string) => void;
  /** What came so far is void. */
  readonly restart: (itemId: ItemId) => void;
  /** The stored text takes the place of what came in, as one step that can be undone. False where there was no stream. */
  readonly finish: (itemId: ItemId, blocks: readonly BlockNode[]) => boolean;
  /** The text before is back, as far as nothing else is known. */
  readonly abandon: (itemId: ItemId) => void;
  /** The person writes in the section: it is theirs from here on, and nothing streams into it any more. */
  readonly leave: (itemId: ItemId) => void;
  readonly isStreaming: (itemId: ItemId) => boolean;
  readonly items: () => readonly ItemId[];
  readonly destroy: () => void;
};

type Stream = {
  markdown: MarkdownStream;
  /** The blocks before the first word. */
  readonly before: readonly Node[];
  isChanged: boolean;
  /** How many of the blocks that came are in the document for good. */
  settled: number;
};

/** In long reports a transaction for each frame takes most of the processor; ten in a second look the same. */
const everyMs = 100;

export function createStreaming({
  editor,
  dispatch,
}: {
  readonly editor: Editor;
  /** Shows a transaction that is no edit of the person's; with `show`, one that is recorded for undo and shown by that. */
  readonly dispatch: (tr: Transaction, show?: () => void) => void;
}): Streaming {
  const streams = new Map<ItemId, Stream>();
  /** Of sections that the person took over while they were written. */
  const left = new Set<ItemId>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function start(itemId: ItemId): void {
    const place = sectionAt(editor.state.doc, itemId);
    if (place === undefined || streams.has(itemId)) return;
    streams.set(itemId, {
      markdown: createMarkdownStream(),
      before: textNodes(place.node),
      isChanged: false,
      settled: 0,
    });
  }

  function flush(): void {
    timer = undefined;
    if (editor.isDestroyed) return;
    // What an input method is composing must not be disturbed, not even by a change elsewhere.
    if (editor.view.composing) return later();
    const { tr } = editor.state;
    for (const [itemId, stream] of streams) {
      if (!stream.isChanged) continue;
      stream.isChanged = false;
      show(tr, itemId, stream);
    }
    if (tr.docChanged) dispatch(tr);
  }

  function show(tr: Transaction, itemId: ItemId, stream: Stream): void {
    const place = sectionAt(tr.doc, itemId);
    if (place === undefined) return;
    const { blocks, settled } = stream.markdown.read();
    const kept = textNodes(place.node).slice(0, stream.settled);
    const nodes = toBlockNodes(tr.doc.type.schema, blocks.slice(kept.length));
    // Only what differs goes in: the block that is being written grows at its end.
    replaceBlocks(tr, itemId, [...kept, ...nodes]);
    stream.settled = settled;
  }

  function later(): void {
    timer ??= setTimeout(flush, everyMs);
  }

  return {
    start: (itemId) => {
      left.delete(itemId);
      start(itemId);
    },
    push: (itemId, delta) => {
      if (left.has(itemId)) return;
      start(itemId);
      const stream = streams.get(itemId);
      if (stream === undefined) return;
      stream.markdown.push(delta);
      stream.isChanged = true;
      later();
    },
    restart: (itemId) => {
      const stream = streams.get(itemId);
      if (stream === undefined) return;
      stream.markdown = createMarkdownStream();
      stream.settled = 0;
      stream.isChanged = true;
      later();
    },
    finish: (itemId, blocks) => {
      const stream = streams.get(itemId);
      if (stream === undefined) return false;
      streams.delete(itemId);
      const { state, view } = editor;
      const without = state.apply(replaceBlocks(state.tr, itemId, stream.before).setMeta('addToHistory', false));
      const final = replaceBlocks(without.tr, itemId, toBlockNodes(editor.schema, blocks));
      keepCaret(state, final, itemId);
      dispatch(closeHistory(final), () => view.updateState(without.apply(final)));
      return true;
    },
    abandon: (itemId) => {
      const stream = streams.get(itemId);
      if (stream === undefined) return;
      streams.delete(itemId);
      dispatch(replaceBlocks(editor.state.tr, itemId, stream.before));
    },
    leave: (itemId) => {
      streams.delete(itemId);
      left.add(itemId);
    },
    isStreaming: (itemId) => streams.has(itemId),
    items: () => [...streams.keys()],
    destroy: () => clearTimeout(timer),
  };
}

/** A caret in the section stays as far into it as it was. */
function keepCaret(before: EditorState, tr: Transaction, itemId: ItemId): void {
  const [old, now] = [sectionAt(before.doc, itemId), sectionAt(tr.doc, itemId)];
  const { head, empty } = before.selection;
  if (old === undefined || now === undefined || !empty || head < old.pos || head > old.pos + old.node.nodeSize) return;
  const pos = Math.min(now.pos + head - old.pos, now.pos + now.node.nodeSize - 1);
  tr.setSelection(Selection.near(tr.doc.resolve(pos), -1));
}
