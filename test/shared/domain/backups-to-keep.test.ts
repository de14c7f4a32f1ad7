import { describe, expect, it } from 'vitest';
import type { Backup, BackupReason } from '#shared/domain/backup.ts';
import { backupsToDrop } from '#shared/domain/backups-to-keep.ts';

const nowMs = Date.UTC(2026, 5, 30, 12);

function backupOf(daysAgo: number, reason: BackupReason = 'daily', hours = 0): Backup {
  const madeAt = new Date(nowMs - (daysAgo * 24 + hours) * 3600 * 1000).toISOString();
  return { name: `${reason} ${madeAt}`, madeAt, byteCount: 1, reason };
}

/** Days ago of the backups that are left when each day's backup was made and the old ones went. */
function leftAfter(days: number): readonly number[] {
  let kept: readonly Backup[] = [];
  for (let daysAgo = days; daysAgo >= 0; daysAgo -= 1) {
    const dayMs = nowMs - daysAgo * 24 * 3600 * 1000;
    const all = kept.concat(backupOf(daysAgo));
    const dropped = new Set(backupsToDrop(all, dayMs));
    kept = all.filter((backup) => !dropped.has(backup));
  }
  return kept.map(({ madeAt }) => (nowMs - Date.parse(madeAt)) / (24 * 3600 * 1000)).toSorted((a, b) => a - b);
}

describe('backups that make themselves', () => {
  it('stay for each of the last seven days, and one for each of the four weeks before', () => {
    const left = leftAfter(100);
    expect(left.slice(0, 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(left.length).toBeGreaterThanOrEqual(8);
    expect(left.length).toBeLessThanOrEqual(11);
    expect(left.at(-1)).toBeGreaterThan(13);
    expect(left.at(-1)).toBeLessThan(35);
  });

  it('keep the newest however old it is, and one of each day', () => {
    const [old, older] = [backupOf(200), backupOf(201)];
    expect(backupsToDrop([older, old], nowMs)).toEqual([older]);
    const [late, early] = [backupOf(1, 'daily', 1), backupOf(1, 'daily', 3)];
    expect(backupsToDrop([early, late], nowMs)).toEqual([early]);
  });

  it('leave what a person made, and what a restore or a migration put aside', () => {
    const others = (['by-hand', 'before-restore', 'before-migration'] as const).flatMap((reason) =>
      Array.from({ length: 20 }, (_, index) => backupOf(index * 10, reason)),
    );
    expect(backupsToDrop(others, nowMs)).toEqual([]);
  });

  it('are the last three of those from before a change', () => {
    const changes = [0, 1, 2, 3, 4].map((hours) => backupOf(0, 'before-change', hours));
    expect(backupsToDrop(changes, nowMs)).toEqual(changes.slice(3));
  });

  it('of a clock that was ahead count as of their day', () => {
    expect(backupsToDrop([backupOf(-400), backupOf(0), backupOf(1)], nowMs)).toEqual([]);
  });
});
