import type { ItemId } from '#shared/base/ids.ts';
import { toId } from '#shared/base/ids.ts';
import { leafItems, type Outline } from '#shared/domain/outline.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { Section } from '#shared/domain/section.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';

type WithText = Extract<Section['state'], { body: RichText }>;

/**
 * Sets the text of the merged item's section below the other's, as the person's where one of them is. The merged
 * item's own section stays stored: its text comes back with it. Returns the items whose text changed.
 */
export function joinSections(
  store: Pick<ProjectStore, 'getSectionOf' | 'putSection'>,
  { itemId, mergedId }: { readonly itemId: ItemId; readonly mergedId: ItemId },
): readonly ItemId[] {
  const own = textOf(store.getSectionOf(itemId));
  const merged = textOf(store.getSectionOf(mergedId));
  if (merged === null) return [];
  const state = own === null ? merged : joined(own, merged);
  store.putSection({ id: toId('sec', itemId.slice('itm_'.length)), itemId, state });
  return [itemId];
}

/**
 * A heading above others shows only text that is the person's: where they put items under one that was written, or
 * merged a written one into it, its text is theirs from now on. Returns the items whose sections changed.
 */
export function keepTextsOfParents(
  store: Pick<ProjectStore, 'getSectionOf' | 'putSection'>,
  outline: Outline,
  written: ReadonlySet<ItemId>,
): readonly ItemId[] {
  const leaves = new Set(leafItems(outline).map(({ id }) => id));
  return outline.items.flatMap(({ id }) => {
    const section = leaves.has(id) || !written.has(id) ? null : store.getSectionOf(id);
    if (section?.state.status !== 'drafted') return [];
    store.putSection({ ...section, state: { ...section.state, status: 'edited' } });
    return [id];
  });
}

/** Where a section still ends with the text of an item that came back, it is taken off again. */
export function takeSectionsApart(
  store: Pick<ProjectStore, 'getSectionOf' | 'putSection' | 'listSections'>,
  back: readonly ItemId[],
): readonly ItemId[] {
  const changed: ItemId[] = [];
  for (const itemId of back) {
    const text = textOf(store.getSectionOf(itemId));
    if (text === null) continue;
    const holder = store.listSections().find((section) => section.itemId !== itemId && endsWith(textOf(section), text));
    const held = textOf(holder ?? null);
    if (holder === undefined || held === null) continue;
    const content = held.body.content.slice(0, held.body.content.length - text.body.content.length);
    store.putSection({ ...holder, state: { ...held, body: { ...held.body, content } } });
    changed.push(holder.itemId);
  }
  return changed;
}

function textOf(section: Section | null): WithText | null {
  return section !== null && 'body' in section.state ? section.state : null;
}

function joined(own: WithText, merged: WithText): WithText {
  const status = own.status === 'edited' || merged.status === 'edited' ? 'edited' : 'drafted';
  const digest = [own.digest, merged.digest].filter((each) => each !== '').join(' ');
  return { status, digest, body: { ...own.body, content: [...own.body.content, ...merged.body.content] } };
}

/** Ends with it and holds more. */
function endsWith(held: WithText | null, text: WithText): boolean {
  if (held === null || held.body.content.length <= text.body.content.length) return false;
  const tail = held.body.content.slice(-text.body.content.length);
  return text.body.content.length > 0 && JSON.stringify(tail) === JSON.stringify(text.body.content);
}
