import { z } from 'zod';
import { exportIdSchema } from '../base/ids.ts';
import { backupSchema } from '../domain/backup.ts';
import { folder } from './project-requests.ts';

/** Copies of a project, and coming back to one. None of them needs the project to be open, or to be one that can be opened. */
export const backupRequests = {
  /** Newest first. */
  'backup.list': { input: z.object({ folder }), output: z.object({ backups: z.array(backupSchema) }) },
  /** A verified copy of the database, also while it is written to. Faults: `project-damaged`, `disk-full`. */
  'backup.make': {
    input: z.object({
      folder,
      /** Where it is to be, other than among the project's own; only the command line may say. */
      outFile: z.string().optional(),
    }),
    output: backupSchema.extend({ path: z.string() }),
  },
  /**
   * Puts a backup in the place of the database, which is kept as a backup first. The project is closed before it. Faults:
   * `backup-not-found`, `backup-damaged`, `project-in-use`, `project-too-new`.
   */
  'backup.restore': {
    input: z.object({
      folder,
      /** The name of one of the project's own; from the command line also a file elsewhere. */
      backup: z.string().min(1),
      /** Makes a project of its own of it there, which must not be anything yet; this one stays as it is. */
      toFolder: z.string().min(1).optional(),
    }),
    output: z.object({
      folder: z.string(),
      /** The backup that holds what was there before; null where nothing was replaced. */
      keptAs: z.string().nullable(),
    }),
  },
  /** The project as one file, as it is at this moment, without its search index and its backups. */
  'project.pack': {
    input: z.object({
      folder,
      /** An absolute path that it is written to; only the command line may name one. */
      outFile: z.string().optional(),
    }),
    output: z.object({
      /** For the connection's `exportUrl`; null where the file was written. */
      exportId: exportIdSchema.nullable(),
      path: z.string(),
      byteCount: z.number(),
      files: z.number(),
    }),
  },
  /** Makes a project of such a file, whole or not at all. Faults: `pack-damaged`, `pack-too-new`, `project-exists`, `disk-full`. */
  'project.unpack': {
    input: z.object({
      folder,
      file: z.string().min(1),
      /** Takes another name beside it where the folder is something already. */
      findsFreeName: z.boolean().default(false),
    }),
    output: z.object({ folder: z.string(), title: z.string() }),
  },
} as const;
