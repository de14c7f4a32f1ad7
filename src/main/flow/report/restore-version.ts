import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { toId, type ItemId, type VersionId } from '#shared/base/ids.ts';
import { differences } from '#main/flow/outline/index.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import { bodyOf } from './assemble-report.ts';
import { keepVersion } from './keep-version.ts';
import { readReportDetails, writeReportDetails } from './report-details.ts';

/**
 * Makes the report what it was: title, headings, texts. What it is now is kept as a version first; what the version has
 * no heading for stays stored. Tells whether the outline is another now. Fault: `version-not-found`.
 */
export function restoreVersion(options: {
  store: ProjectStore;
  versionId: VersionId;
  clock: Clock;
  newSuffix: () => string;
}): Result<{ readonly hasOtherOutline: boolean }> {
  const { store, versionId } = options;
  const found = store.readReportVersion(versionId);
  if (found === null) return fail(versionNotFound());
  const { version, snapshot } = found;
  return store.transact(() => {
    keepVersion({ ...options, name: null, reason: 'before going back to another version' });
    const { title, citationStyle, outline } = snapshot;
    const now = readReportDetails(store);
    // A title that comes from the brief goes on doing so.
    writeReportDetails(store, { title: title === now.title ? undefined : title, citationStyle });
    const before = store.readOutline();
    const hasOtherOutline = JSON.stringify(before) !== JSON.stringify(outline);
    const reason = `You went back to the report of ${version.savedAt}`;
    if (hasOtherOutline) store.writeOutline(outline, reason, differences(before, outline));
    const texts = new Map(snapshot.sections.map(({ itemId, state }) => [itemId, state]));
    const there = new Set(store.listSections().flatMap((each) => (bodyOf(each) === null ? [] : [each.itemId])));
    for (const { id: itemId } of outline.items) {
      const state = texts.get(itemId);
      if (state !== undefined) store.putSection({ id: sectionIdOf(itemId), itemId, state });
      else if (there.has(itemId)) store.putSection({ id: sectionIdOf(itemId), itemId, state: { status: 'empty' } });
    }
    return succeed({ hasOtherOutline });
  });
}

export function versionNotFound() {
  return userFault('version-not-found', 'This version of the report is no longer kept.');
}

function sectionIdOf(itemId: ItemId) {
  return toId('sec', itemId.slice('itm_'.length));
}
