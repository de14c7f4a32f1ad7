import type { Fault } from '#shared/base/fault.ts';
import type { ItemId } from '#shared/base/ids.ts';
import type { CoreConnection } from '#shared/contract/index.ts';

/** Headings written in the editor, on their way to the outline. */
export type HeadingSaves = {
  readonly changed: (itemId: ItemId, heading: string) => void;
  readonly flush: () => Promise<void>;
  readonly destroy: () => void;
};

const pauseMs = 700;
const retryMs = 5000;

export function createHeadingSaves({
  connection,
  folder,
  onFault,
}: {
  readonly connection: CoreConnection;
  readonly folder: string;
  readonly onFault: (fault: Fault) => void;
}): HeadingSaves {
  const waiting = new Map<ItemId, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> = Promise.resolve();

  async function send(): Promise<void> {
    // An item without a heading is none: an emptied heading waits for its next letter.
    const edits = [...waiting]
      .filter(([, heading]) => heading.trim() !== '')
      .map(([itemId, heading]) => ({ kind: 'rename' as const, itemId, heading: heading.trim() }));
    waiting.clear();
    if (edits.length === 0) return;
    const outline = await connection.invoke('outline.read', { folder });
    const answer = outline.ok
      ? await connection.invoke('outline.edit', { folder, edits, baseVersion: outline.value.version })
      : outline;
    if (answer.ok) return;
    onFault(answer.fault);
    if (answer.fault.code === 'item-not-found') return;
    // What was written since then goes before.
    for (const { itemId, heading } of edits) if (!waiting.has(itemId)) waiting.set(itemId, heading);
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), retryMs);
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    sending = sending.then(send);
    return sending;
  }

  return {
    changed: (itemId, heading) => {
      waiting.set(itemId, heading);
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), pauseMs);
    },
    flush,
    destroy: () => clearTimeout(timer),
  };
}
