import type { Backup, BackupReason } from './backup.ts';

/** Those of each day, and below them of each week, that a person may want to go back to. */
const keptDays = 7;
const keptWeeks = 4;
const keptBeforeChanges = 3;
const dayMs = 24 * 3600 * 1000;

/**
 * The backups that may go. Of those that make themselves the newest of each of the last seven days and of each of the
 * four weeks before stay, the last three from before a change, and the newest of all; what a person made, and what
 * stood there before a restore or a migration, stays until a person takes it away.
 */
export function backupsToDrop<Of extends Backup>(backups: readonly Of[], nowMs: number): readonly Of[] {
  const newestFirst = backups.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
  const of = (reason: BackupReason) => newestFirst.filter((backup) => backup.reason === reason);
  const changes = of('before-change').slice(keptBeforeChanges);
  const [, ...daily] = of('daily');
  const spans = new Set<string>(
    of('daily')
      .slice(0, 1)
      .map(({ madeAt }) => spanOf(madeAt, nowMs) ?? ''),
  );
  const days = daily.filter(({ madeAt }) => {
    const span = spanOf(madeAt, nowMs);
    if (span === null || spans.has(span)) return true;
    spans.add(span);
    return false;
  });
  return [...changes, ...days];
}

/** The day or week of which one backup is kept; null for what is too old. One from a clock that was ahead is of its day. */
function spanOf(madeAt: string, nowMs: number): string | null {
  const [today, day] = [Math.floor(nowMs / dayMs), Math.floor(Date.parse(madeAt) / dayMs)];
  if (today - day < keptDays) return `day ${day}`;
  // Weeks of the calendar: counted from today, each day's backup would push out the one before it.
  const week = Math.floor(day / 7);
  return Math.floor((today - keptDays) / 7) - week < keptWeeks ? `week ${week}` : null;
}
