import type { RequestOutput } from '#shared/contract/index.ts';
import type { BackupReason } from '#shared/domain/backup.ts';
import { columns, count, grouped } from './wording.ts';

const reasons: Readonly<Record<BackupReason, string>> = {
  daily: 'by itself, once a day',
  'by-hand': 'by hand',
  'before-change': 'before sources were removed',
  'before-restore': 'what was there before a restore',
  'before-migration': 'before a newer Heddle took it over',
};

export function sayBackups({ backups }: RequestOutput<'backup.list'>): string {
  if (backups.length === 0) return 'There are no backups yet. Make one with: heddle backup DIR';
  const rows = backups.map(({ name, madeAt, byteCount, reason }) => [
    madeAt.slice(0, 16).replace('T', ' '),
    inKilobytes(byteCount),
    reasons[reason],
    name,
  ]);
  return columns([['made (UTC)', 'size', 'why', 'backup'], ...rows], [1]).join('\n');
}

export function sayBackup({ path, byteCount }: RequestOutput<'backup.make'>): string {
  return `${path}: ${inKilobytes(byteCount)}, checked.`;
}

export function sayRestored({ folder, keptAs }: RequestOutput<'backup.restore'>): string {
  const kept = keptAs === null ? '' : ` What was there is kept: heddle restore ${folder} ${keptAs}`;
  return `${folder} is as the backup has it.${kept}`;
}

export function sayPacked({ path, byteCount, files }: RequestOutput<'project.pack'>): string {
  return `${path}: ${count(files, 'file')}, ${inKilobytes(byteCount)}.`;
}

export function sayUnpacked({ folder, title }: RequestOutput<'project.unpack'>): string {
  return `Made the project "${title}" in ${folder}.`;
}

function inKilobytes(bytes: number): string {
  return `${grouped(Math.max(1, Math.round(bytes / 1000)))} kB`;
}
