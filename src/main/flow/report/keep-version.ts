import { toId, type ItemId, type VersionId } from '#shared/base/ids.ts';
import type { ReportSnapshot, ReportVersion } from '#shared/domain/report-version.ts';
import { countWords } from '#shared/text/count-words.ts';
import { timestamp, type Clock } from '#main/ports/clock.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import { bodyOf } from './assemble-report.ts';
import { readReportDetails } from './report-details.ts';
import { versionsToDrop } from './thin-versions.ts';

type KeepOptions = {
  readonly store: ProjectStore;
  readonly clock: Clock;
  readonly newSuffix: () => string;
};

const minutesBetween = 10;

/**
 * Keeps the report as it is where a suggestion waits for the section: what is written now may be what is accepted of it.
 */
export function keepBeforeAccepting(options: KeepOptions & { readonly itemId: ItemId }): void {
  const { store, clock, itemId } = options;
  const waiting = store.listSuggestions().findLast((each) => each.itemId === itemId);
  if (waiting === undefined) return;
  const newest = store.listReportVersions()[0];
  const isOfTheFuture = newest !== undefined && newest.savedAt > timestamp(clock);
  if (newest !== undefined && newest.savedAt >= waiting.madeAt && !isOfTheFuture) return;
  keepVersion({ ...options, name: null, reason: 'before a suggestion was accepted' });
}

/** Keeps the report as it is before a person goes on changing it, ten minutes or more after it was kept last. */
export function keepByTime(options: KeepOptions): void {
  const { store, clock } = options;
  const newest = store.listReportVersions()[0];
  const ageMs = newest === undefined ? Number.POSITIVE_INFINITY : clock.nowMs() - Date.parse(newest.savedAt);
  // A clock that went back must not keep the person's text from being kept until it has caught up.
  if (ageMs >= minutesBetween * 60_000 || ageMs < 0)
    keepVersion({ ...options, name: null, reason: 'before your changes' });
}

/**
 * Keeps the report as it is now, and drops unnamed versions that lie close to others of long ago. One without a text,
 * and without a name one that is kept already, isn't kept: then null.
 */
export function keepVersion(options: KeepOptions & { readonly name: string; readonly reason: string }): VersionId;
export function keepVersion(options: KeepOptions & { readonly name: null; readonly reason: string }): VersionId | null;
export function keepVersion(
  options: KeepOptions & { readonly name: string | null; readonly reason: string },
): VersionId | null {
  const { store, clock, newSuffix, name, reason } = options;
  const sections = store.listSections().filter((section) => bodyOf(section) !== null);
  if (sections.length === 0 && name === null) return null;
  const { title, citationStyle } = readReportDetails(store);
  const snapshot: ReportSnapshot = {
    title,
    citationStyle,
    outline: store.readOutline(),
    sections: sections.map(({ itemId, state }) => ({ itemId, state })),
  };
  if (name === null && isKept(store, snapshot)) return null;
  const words = sections.reduce((sum, section) => sum + countWords(bodyOf(section) ?? nothing), 0);
  const version: ReportVersion = {
    versionId: toId('ver', newSuffix()),
    name,
    reason,
    savedAt: timestamp(clock),
    words,
  };
  store.transact(() => {
    store.addReportVersion(version, snapshot);
    store.removeReportVersions(versionsToDrop(store.listReportVersions(), clock.nowMs()));
  });
  return version.versionId;
}

const nothing = { type: 'doc' as const, content: [] };

function isKept(store: ProjectStore, snapshot: ReportSnapshot): boolean {
  const newest = store.listReportVersions()[0];
  if (newest === undefined) return false;
  return JSON.stringify(store.readReportVersion(newest.versionId)?.snapshot) === JSON.stringify(snapshot);
}
