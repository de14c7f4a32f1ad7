import type { ItemId } from '#shared/base/ids.ts';
import type { CoreEvent } from '#shared/contract/index.ts';
import { timestamp, type Clock } from '#main/ports/clock.ts';

const mostEvents = 400;
/** Text is kept by section, and what was spent with the run. */
const unrecorded: ReadonlySet<CoreEvent['type']> = new Set<CoreEvent['type']>(['section-text', 'run-spent']);

/** What of a run a window that opens in its middle is told. */
export type LiveRecord = {
  readonly note: (event: CoreEvent) => void;
  /** Oldest first; of very many the newest. */
  readonly events: () => readonly { readonly at: string; readonly event: CoreEvent }[];
  /** What of the sections that are drafted now has come so far. */
  readonly streaming: () => readonly { readonly itemId: ItemId; readonly text: string }[];
  readonly isDrafting: (itemId: ItemId) => boolean;
  readonly hasBegunWriting: () => boolean;
};

export function createLiveRecord(clock: Clock): LiveRecord {
  const events: { at: string; event: CoreEvent }[] = [];
  const streaming = new Map<ItemId, string>();
  let hasBegunWriting = false;

  function follow(event: CoreEvent): void {
    const { type } = event;
    if (type === 'section-started' || type === 'section-restarted') streaming.set(event.itemId, '');
    if (type === 'section-text') streaming.set(event.itemId, (streaming.get(event.itemId) ?? '') + event.delta);
    if (type === 'section-finished') streaming.delete(event.itemId);
    if (type === 'run-ended') streaming.clear();
    hasBegunWriting ||= type === 'section-started';
  }

  return {
    note: (event) => {
      follow(event);
      if (unrecorded.has(event.type)) return;
      events.push({ at: timestamp(clock), event });
      if (events.length > mostEvents) events.shift();
    },
    events: () => events,
    streaming: () => [...streaming].map(([itemId, text]) => ({ itemId, text })),
    isDrafting: (itemId) => streaming.has(itemId),
    hasBegunWriting: () => hasBegunWriting,
  };
}
