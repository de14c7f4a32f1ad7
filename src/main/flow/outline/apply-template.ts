import { foldHeading } from '#shared/text/fold-heading.ts';
import { createHash } from 'node:crypto';
import { toId, type ItemId } from '#shared/base/ids.ts';
import { succeed, type Result } from '#shared/base/result.ts';
import type { OutlineOperation } from '#shared/domain/outline.ts';
import type { Template } from '#shared/domain/template.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import { editOutline } from './edit-outline.ts';
import { writeRequiredSections } from './required-sections.ts';

type Addition = OutlineOperation & { readonly kind: 'add' };

/**
 * Adds a template's sections to the outline as a person's own edits. Headings that are there already are passed over,
 * as are those in `leftOut` that the template can do without. Returns how many were added.
 */
export function applyTemplate(options: {
  readonly store: ProjectStore;
  readonly template: Template;
  readonly leftOut: readonly string[];
}): Result<number> {
  const { store, template } = options;
  const leftOut = new Set(options.leftOut.map(foldHeading));
  const outline = store.readOutline();
  const there = new Map(outline.items.map((item) => [foldHeading(item.heading), item.id]));
  const taken = new Set(outline.items.map(({ id }) => id));
  const additions: Addition[] = [];
  const add = (item: Template['items'][number]['items'][number], parentId: ItemId | null, order: number): ItemId => {
    const { heading, intent, role, holdsThemes } = item;
    const present = there.get(foldHeading(heading));
    if (present !== undefined) return present;
    const itemId = newItemId([template.id, parentId ?? '', heading], taken);
    taken.add(itemId);
    there.set(foldHeading(heading), itemId);
    additions.push({
      kind: 'add',
      itemId,
      parentId,
      order,
      heading,
      intent,
      role,
      ...(holdsThemes && { holdsThemes }),
    });
    return itemId;
  };
  const isWanted = (item: { readonly heading: string; readonly isRequired: boolean }) =>
    item.isRequired || !leftOut.has(foldHeading(item.heading));
  const first = outline.items.filter(({ parentId }) => parentId === null).length;
  for (const [index, item] of template.items.filter(isWanted).entries()) {
    const itemId = add(item, null, first + index);
    for (const [at, child] of item.items.filter(isWanted).entries()) add(child, itemId, at);
  }
  writeRequiredSections(store, template);
  if (additions.length === 0) return succeed(0);
  const edited = editOutline({ store, edits: additions, baseVersion: store.newestOutlineVersion() });
  return edited.ok ? succeed(additions.length) : edited;
}

/** The same place in the same template always gets the same id, unless another item has it. */
function newItemId(place: readonly string[], taken: ReadonlySet<ItemId>): ItemId {
  for (let attempt = 0; ; attempt += 1) {
    const digest = createHash('sha256')
      .update(JSON.stringify([...place, attempt]))
      .digest('hex');
    const id = toId('itm', digest.slice(0, 16));
    if (!taken.has(id)) return id;
  }
}
