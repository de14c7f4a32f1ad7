import type { ItemId } from '#shared/base/ids.ts';
import type { WritingPlace } from './writing-order.ts';

/** Of two sections that had the same claim judged, the earlier one's judgement holds, whichever finishes first. */
export function createJudgedKeys(places: readonly WritingPlace[]): {
  /** Those of the keys that the section may store. */
  readonly mayPut: (itemId: ItemId, keys: readonly string[]) => readonly string[];
} {
  const placeOf = new Map(places.map(({ item }, at) => [item.id, at]));
  const holders = new Map<string, number>();
  return {
    mayPut: (itemId, keys) => {
      const at = placeOf.get(itemId) ?? -1;
      const own = keys.filter((key) => (holders.get(key) ?? Number.POSITIVE_INFINITY) >= at);
      for (const key of own) holders.set(key, at);
      return own;
    },
  };
}
