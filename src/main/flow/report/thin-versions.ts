import type { VersionId } from '#shared/base/ids.ts';
import type { ReportVersion } from '#shared/domain/report-version.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * Which versions needn't be kept any longer: of a day's age on, all but the last of each hour; of two weeks' age on, all
 * but the last of each day. Versions with a name stay.
 */
export function versionsToDrop(newestFirst: readonly ReportVersion[], nowMs: number): readonly VersionId[] {
  const seen = new Set<string>();
  return newestFirst.flatMap(({ versionId, name, savedAt }): VersionId[] => {
    const savedMs = Date.parse(savedAt);
    const ageMs = nowMs - savedMs;
    if (name !== null || ageMs < dayMs) return [];
    const lengthMs = ageMs < 14 * dayMs ? hourMs : dayMs;
    const place = `${lengthMs} ${Math.floor(savedMs / lengthMs)}`;
    if (seen.has(place)) return [versionId];
    seen.add(place);
    return [];
  });
}
