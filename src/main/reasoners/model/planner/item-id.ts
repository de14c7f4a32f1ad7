import { createHash } from 'node:crypto';
import { toId, type ItemId } from '#shared/base/ids.ts';

/** An id for a new outline item that the same heading under the same parent always gets, unless `taken` holds it already. */
export function toItemId(heading: string, parentId: ItemId | null, taken: ReadonlySet<ItemId>): ItemId {
  for (let attempt = 0; ; attempt += 1) {
    const hash = createHash('sha256')
      .update(`${parentId ?? ''}\n${heading}\n${attempt}`)
      .digest('hex');
    const id = toId('itm', hash.slice(0, 12));
    if (!taken.has(id)) return id;
  }
}
