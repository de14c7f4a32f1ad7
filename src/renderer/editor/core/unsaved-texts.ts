import { z } from 'zod';
import type { ItemId } from '#shared/base/ids.ts';
import { itemIdSchema } from '#shared/base/ids.ts';
import { richTextSchema, type BlockNode } from '#shared/domain/rich-text.ts';

/** What a window had not saved when it went away. */
export type UnsavedText = {
  readonly itemId: ItemId;
  readonly baseRevision: number;
  readonly blocks: readonly BlockNode[];
};

/** Text that isn't saved yet, kept by the browser so that a reload or a crash doesn't lose it. */
export type UnsavedTexts = {
  readonly keep: (text: UnsavedText) => void;
  readonly forget: (itemId: ItemId) => void;
  /** What windows left that are gone; it is this window's from now on. */
  readonly adopt: () => Promise<readonly UnsavedText[]>;
  readonly close: () => void;
};

const storedSchema = z.object({ itemId: itemIdSchema, baseRevision: z.number(), body: richTextSchema });
const prefix = 'heddle-unsaved';

/** A window is known to be alive by a lock that the browser gives up with it. */
export function createUnsavedTexts({
  folder,
  windowId,
  storage,
  locks,
}: {
  readonly folder: string;
  readonly windowId: string;
  readonly storage: Storage;
  /** Undefined where the page's address isn't trusted with them: then no other window is known to be alive. */
  readonly locks: LockManager | undefined;
}): UnsavedTexts {
  let release = () => {};
  const isOver = new Promise<void>((resolve) => (release = resolve));
  locks?.request(lockOf(windowId), { ifAvailable: true }, () => isOver).catch(() => {});
  const keyOf = (owner: string, itemId: string) => `${prefix}:${owner}:${folder}:${itemId}`;

  return {
    keep: ({ itemId, baseRevision, blocks }) => {
      try {
        storage.setItem(
          keyOf(windowId, itemId),
          JSON.stringify({ itemId, baseRevision, body: { type: 'doc', content: blocks } }),
        );
      } catch {
        // A full store only takes the second net away: the text is on its way to the project.
      }
    },
    forget: (itemId) => storage.removeItem(keyOf(windowId, itemId)),
    adopt: async () => {
      const held = (await locks?.query())?.held ?? [];
      const alive = new Set(held.map(({ name }) => name));
      const found: UnsavedText[] = [];
      for (const key of Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')) {
        const [kind, owner = ''] = key.split(':', 2);
        const isOfFolder = key.startsWith(`${prefix}:${owner}:${folder}:`);
        if (kind !== prefix || !isOfFolder || (owner !== windowId && alive.has(lockOf(owner)))) continue;
        const text = parse(storage.getItem(key));
        storage.removeItem(key);
        if (text !== null) found.push(text);
      }
      return found;
    },
    close: () => release(),
  };
}

function lockOf(owner: string): string {
  return `${prefix}-${owner}`;
}

function parse(stored: string | null): UnsavedText | null {
  if (stored === null) return null;
  try {
    const { itemId, baseRevision, body } = storedSchema.parse(JSON.parse(stored));
    return { itemId, baseRevision, blocks: body.content };
  } catch {
    return null;
  }
}
