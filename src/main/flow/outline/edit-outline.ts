import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { ItemId } from '#shared/base/ids.ts';
import type { OutlineEdit } from '#shared/domain/outline-edit.ts';
import type { ItemTouch, OutlineTouch } from '#shared/domain/outline-touch.ts';
import { leafItems, type Outline } from '#shared/domain/outline.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import { applyEdits, neededItems } from './apply-edits.ts';
import { differences } from './outline-differences.ts';
import { joinSections, keepTextsOfParents, takeSectionsApart } from './join-sections.ts';

/** What an edit did beside a new version of the outline. */
export type OutlineEdited = {
  /** Items whose sections have other text now. */
  readonly changedSections: readonly ItemId[];
};

/**
 * A person's edits as one new version; the sections of merged items are joined. Edits that were made on an older
 * version hold for the newest one where their items are still there. Faults: `outline-changed`, and those of
 * `applyEdits`.
 */
export function editOutline(options: {
  store: ProjectStore;
  edits: readonly OutlineEdit[];
  baseVersion: number;
}): Result<OutlineEdited> {
  const { store, edits, baseVersion } = options;
  return store.transact(() => {
    const outline = store.readOutline();
    const gone = baseVersion === store.newestOutlineVersion() ? [] : goneItems(outline, edits);
    if (gone.length > 0) return fail(outlineChanged(gone, store.readOutlineVersion(baseVersion)));
    const knownEvidence = new Set(store.listEvidence().map(({ id }) => id));
    const edited = applyEdits({ outline, edits, knownEvidence });
    if (!edited.ok) return edited;
    const { reason, touches, merges } = edited.value;
    store.writeOutline(edited.value.outline, reason, touches);
    const joined = merges.flatMap((merge) => joinSections(store, merge));
    const written = new Set([...leafItems(outline).map(({ id }) => id), ...joined]);
    const kept = keepTextsOfParents(store, edited.value.outline, written);
    return succeed({ changedSections: [...new Set([...joined, ...kept])] });
  });
}

/** Makes an old version the newest. Fault: `version-not-found`. */
export function restoreOutline(options: { store: ProjectStore; version: number }): Result<OutlineEdited> {
  const { store, version } = options;
  return store.transact(() => {
    const outline = store.readOutlineVersion(version);
    if (outline === null) return fail(userFault('version-not-found', `The outline has no version ${version}.`));
    const before = store.readOutline();
    store.writeOutline(outline, `You went back to version ${version}`, touchesOfReturn(store, version));
    const known = new Set(before.items.map(({ id }) => id));
    const back = outline.items.filter(({ id }) => !known.has(id)).map(({ id }) => id);
    return succeed({ changedSections: [...back, ...takeSectionsApart(store, back)] });
  });
}

/**
 * What a person did after the version is as if it had not been; what the planner did after it they have turned down.
 */
function touchesOfReturn(store: ProjectStore, version: number): readonly OutlineTouch[] {
  const undone = store
    .listOutlineTouches()
    .filter((each) => each.version > version)
    .flatMap(({ touches }) => touches.filter((touch) => touch.kind !== 'went-back'));
  const own = new Set(undone.map(aspectOf));
  const turnedDown = differences(store.readOutline(), store.readOutlineVersion(version) ?? { items: [] }).filter(
    (touch) => !own.has(aspectOf(touch)) && !own.has(`${touch.itemId} existence`),
  );
  return [{ kind: 'went-back', version }, ...turnedDown];
}

function aspectOf({ kind, itemId }: ItemTouch): string {
  if (kind === 'added' || kind === 'removed') return `${itemId} existence`;
  return kind === 'linked' || kind === 'unlinked' ? `${itemId} links` : `${itemId} ${kind}`;
}

function goneItems(outline: Outline, edits: readonly OutlineEdit[]): readonly ItemId[] {
  const there = new Set(outline.items.map(({ id }) => id));
  const gone: ItemId[] = [];
  for (const edit of edits) {
    gone.push(...neededItems(edit).filter((id) => !there.has(id)));
    if (edit.kind === 'add') there.add(edit.itemId);
    if (edit.kind === 'split') there.add(edit.newItemId);
  }
  return gone;
}

function outlineChanged(gone: readonly ItemId[], seen: Outline | null) {
  const headings = [...new Set(gone)].map((id) => seen?.items.find((item) => item.id === id)?.heading ?? id);
  return userFault(
    'outline-changed',
    `The outline changed meanwhile, and ${headings.map((heading) => `“${heading}”`).join(', ')} ${
      headings.length === 1 ? 'is' : 'are'
    } no longer in it. Nothing was done; look at the outline as it is now.`,
  );
}
