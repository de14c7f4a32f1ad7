import { z } from 'zod';

/** Why a copy of a project's database was made. */
const backupReasons = ['daily', 'by-hand', 'before-change', 'before-restore', 'before-migration'] as const;

export const backupSchema = z.object({
  /** Of the file in the project's folder `backups`. */
  name: z.string(),
  /** ISO 8601. */
  madeAt: z.string(),
  byteCount: z.number(),
  reason: z.enum(backupReasons),
});

export type Backup = z.infer<typeof backupSchema>;
export type BackupReason = Backup['reason'];
