import type { BackupReason } from '#shared/domain/backup.ts';

const words: Readonly<Record<BackupReason, string>> = {
  daily: 'daily',
  'by-hand': 'by-hand',
  'before-change': 'before-change',
  'before-restore': 'before-restore',
  // With the schema it had.
  'before-migration': String.raw`schema-\d+`,
};

/** The name a backup has in its folder; it says when and why it was made. */
export function backupName(reason: Exclude<BackupReason, 'before-migration'>, madeAtMs: number): string {
  return `project-${reason}-${new Date(madeAtMs).toISOString().replaceAll(/[:.]/g, '-')}.db`;
}

/** What a name in the folder says; null for a file that is no backup. */
export function readBackupName(name: string): { readonly reason: BackupReason; readonly madeAt: string } | null {
  for (const reason of Object.keys(words) as BackupReason[]) {
    const form = new RegExp(
      `^project-${words[reason]}-(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d)-(\\d\\d)-(\\d\\d)-(\\d{3})Z\\.db$`,
    );
    const [, day, hours, minutes, seconds, ms] = form.exec(name) ?? [];
    if (day !== undefined) return { reason, madeAt: `${day}T${hours}:${minutes}:${seconds}.${ms}Z` };
  }
  return null;
}
