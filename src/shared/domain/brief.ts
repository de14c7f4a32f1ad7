import { z } from 'zod';
import { sourceIdSchema } from '../base/ids.ts';

/** What the person asks for. */
export const briefSchema = z.object({
  /** The question or subject, in the person's words. */
  question: z.string().trim().min(1),
  audience: z.string().optional(),
  /** How the report is to sound, in a few words; models are told it. */
  tone: z.string().optional(),
  /** Wanted length of the whole report, in words. */
  lengthWords: z.number().int().positive().default(2500),
  title: z.string().optional(),
  /** Only these are searched and read; missing: all of the library, also what comes in later. */
  sourceIds: z.array(sourceIdSchema).min(1).optional(),
});

export type Brief = z.infer<typeof briefSchema>;
