import type { EvidenceId, ItemId } from '#shared/base/ids.ts';
import type { ItemTouch } from '#shared/domain/outline-touch.ts';
import type { OutlineStore, SectionStore } from '#main/ports/project-store.ts';

/** What persons settled about the outline so far: no planner undoes it, in this run or a later one. */
export type PersonWill = {
  readonly added: ReadonlySet<ItemId>;
  readonly named: ReadonlySet<ItemId>;
  readonly intended: ReadonlySet<ItemId>;
  readonly placed: ReadonlySet<ItemId>;
  readonly marked: ReadonlySet<ItemId>;
  readonly linked: ReadonlyMap<ItemId, ReadonlySet<EvidenceId>>;
  readonly unlinked: ReadonlyMap<ItemId, ReadonlySet<EvidenceId>>;
  /** Items that are gone, with the headings they had. */
  readonly removed: ReadonlyMap<ItemId, string>;
  /** Items whose text the person wrote or changed. */
  readonly written: ReadonlySet<ItemId>;
};

export const noWill: PersonWill = willOf([], []);

/** From what is stored: a run that was killed knows it again. */
export function readPersonWill(
  store: Pick<OutlineStore, 'listOutlineTouches'> & Pick<SectionStore, 'listSections'>,
): PersonWill {
  const written = store.listSections().filter(({ state }) => state.status === 'edited');
  return willOf(
    standingTouches(store),
    written.map(({ itemId }) => itemId),
  );
}

/** Those that weren't taken back by going back to an earlier version, in order. */
function standingTouches(store: Pick<OutlineStore, 'listOutlineTouches'>): readonly ItemTouch[] {
  let standing: readonly { readonly version: number; readonly touch: ItemTouch }[] = [];
  for (const { version, touches } of store.listOutlineTouches()) {
    for (const touch of touches) {
      standing =
        touch.kind === 'went-back'
          ? standing.filter((each) => each.version <= touch.version)
          : [...standing, { version, touch }];
    }
  }
  return standing.map(({ touch }) => touch);
}

/** Whether there is anything of the person's in the item. */
export function isKept(will: PersonWill, itemId: ItemId): boolean {
  const { added, named, intended, placed, marked, linked, unlinked, written } = will;
  return [added, named, intended, placed, marked, linked, unlinked, written].some((touched) => touched.has(itemId));
}

function willOf(touches: readonly ItemTouch[], written: readonly ItemId[]): PersonWill {
  const of = { added: new Set<ItemId>(), named: new Set<ItemId>(), intended: new Set<ItemId>() };
  const [placed, marked] = [new Set<ItemId>(), new Set<ItemId>()];
  const [linked, unlinked] = [new Map<ItemId, Set<EvidenceId>>(), new Map<ItemId, Set<EvidenceId>>()];
  const removed = new Map<ItemId, string>();
  const move = (itemId: ItemId, ids: readonly EvidenceId[], to: typeof linked, from: typeof linked) => {
    const there = from.get(itemId)?.difference(new Set(ids)) ?? new Set();
    if (there.size === 0) from.delete(itemId);
    else from.set(itemId, there);
    to.set(itemId, new Set([...(to.get(itemId) ?? []), ...ids]));
  };
  for (const touch of touches) {
    const { itemId } = touch;
    switch (touch.kind) {
      case 'added':
        of.added.add(itemId);
        removed.delete(itemId);
        break;
      case 'named':
        of.named.add(itemId);
        break;
      case 'intended':
        of.intended.add(itemId);
        break;
      case 'placed':
        placed.add(itemId);
        break;
      case 'marked':
        marked.add(itemId);
        break;
      case 'linked':
        move(itemId, touch.evidenceIds, linked, unlinked);
        break;
      case 'unlinked':
        move(itemId, touch.evidenceIds, unlinked, linked);
        break;
      case 'removed':
        for (const touched of [of.added, of.named, of.intended, placed, marked, linked, unlinked]) {
          touched.delete(itemId);
        }
        removed.set(itemId, touch.heading);
    }
  }
  return { ...of, placed, marked, linked, unlinked, removed, written: new Set(written) };
}
