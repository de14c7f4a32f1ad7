import { z } from 'zod';
import { runIdSchema } from '../base/ids.ts';
import { briefSchema } from '../domain/brief.ts';

export const folder = z.string().min(1);

const projectSummary = z.object({ folder: z.string(), title: z.string() });

/** Making, opening and closing projects. A core that lives on keeps those open that are in use. */
export const projectRequests = {
  'project.create': { input: z.object({ folder, title: z.string().optional() }), output: projectSummary },
  'project.read': {
    input: z.object({ folder }),
    output: projectSummary.extend({
      access: z.enum(['read-write', 'read-only']),
      /** Of one that is only read: a newer Heddle made it, or its folder can't be written. */
      readOnlyBecause: z.enum(['too-new', 'unwritable']).optional(),
      /** As it was last typed into the form, or as the last run had it. */
      brief: briefSchema.partial().nullable(),
      /** ISO 639-1: of most of the sources; `und` without any. */
      language: z.string(),
      sources: z.number(),
      passages: z.number(),
      evidence: z.number(),
      outlineItems: z.number(),
      /** The run that is going on, paused or waiting for an answer. */
      activeRunId: runIdSchema.nullable(),
    }),
  },
  'project.rename': { input: z.object({ folder, title: z.string().trim().min(1) }), output: projectSummary },
  /** Keeps the form as typed: a brief that isn't whole yet is kept too. */
  'project.write-brief': {
    input: z.object({ folder, brief: briefSchema.partial() }),
    output: z.object({}),
  },
  /** Ends what runs in it, after its step, and lets the folder go. */
  'project.close': { input: z.object({ folder }), output: z.object({}) },
} as const;
