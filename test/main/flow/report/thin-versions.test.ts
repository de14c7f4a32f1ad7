import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { ReportVersion } from '#shared/domain/report-version.ts';
import { versionsToDrop } from '#main/flow/report/thin-versions.ts';

const hourMs = 3_600_000;
const nowMs = Date.UTC(2026, 5, 30, 12);

/** One version every ten minutes for so many days, newest first. */
function everyTenMinutes(days: number): ReportVersion[] {
  return Array.from({ length: days * 144 }, (_, index) => ({
    versionId: toId('ver', String(index).padStart(6, '0')),
    name: null,
    reason: 'before your changes',
    savedAt: new Date(nowMs - index * 600_000).toISOString(),
    words: 1,
  }));
}

describe('old versions', () => {
  it('are kept all of a day, then one of each hour, then one of each day', () => {
    const versions = everyTenMinutes(30);
    const dropped = new Set(versionsToDrop(versions, nowMs));
    const kept = versions.filter(({ versionId }) => !dropped.has(versionId));
    const ages = kept.map(({ savedAt }) => (nowMs - Date.parse(savedAt)) / hourMs);
    expect(ages.filter((age) => age < 24)).toHaveLength(144);
    expect(ages.filter((age) => age >= 24 && age < 24 * 14)).toHaveLength(13 * 24 + 1);
    expect(ages.filter((age) => age >= 24 * 14)).toHaveLength(17);
    expect(versionsToDrop(kept, nowMs)).toEqual([]);
  });

  it('stay where they have a name, and the last of an hour is the one that stays', () => {
    const versions = everyTenMinutes(3).map((version, index) =>
      index === 300 ? { ...version, name: 'Mine' } : version,
    );
    const dropped = new Set(versionsToDrop(versions, nowMs));
    expect(dropped.has(versions[300]!.versionId)).toBe(false);
    const ofOneHour = versions.filter(({ savedAt }) => savedAt.startsWith('2026-06-29T03:'));
    expect(ofOneHour.map(({ versionId }) => dropped.has(versionId))).toEqual([false, true, true, true, true, true]);
  });
});
