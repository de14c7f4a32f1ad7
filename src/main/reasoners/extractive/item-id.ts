import { toId, type ItemId } from '#shared/base/ids.ts';

/** An id for a new outline item that the same heading under the same parent always gets, unless `taken` holds it already. */
export function toItemId(heading: string, parentId: ItemId | null, taken: ReadonlySet<ItemId>): ItemId {
  for (let attempt = 0; ; attempt += 1) {
    const id = toId('itm', hash(`${parentId ?? ''}\n${heading}\n${attempt}`));
    if (!taken.has(id)) return id;
  }
}

/** FNV-1a over UTF-16 code units, 64 bits, as 13 letters and digits. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index += 1) {
    value ^= BigInt(text.charCodeAt(index));
    value = (value * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return value.toString(36).padStart(13, '0');
}
