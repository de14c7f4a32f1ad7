import { z } from 'zod';
import { evidenceIdSchema, sourceIdSchema } from '../base/ids.ts';

/**
 * The exact words in a source and how to find them again: the text-quote and text-position selectors of the
 * W3C Web Annotation Data Model. `exact` always equals the stored text at `[charStart, charEnd)`.
 */
export const quoteSchema = z.object({
  sourceId: sourceIdSchema,
  charStart: z.number().int().nonnegative(),
  charEnd: z.number().int().positive(),
  exact: z.string().min(1),
  /** Up to 32 code units of the stored text before and after. */
  prefix: z.string(),
  suffix: z.string(),
  page: z.number().int().positive().nullable(),
});

export const evidenceSchema = z.object({
  id: evidenceIdSchema,
  /** What was looked for when it was found. */
  goal: z.string(),
  summary: z.string().min(1),
  quotes: z.array(quoteSchema).min(1),
  addedBy: z.enum(['planner', 'user']),
  tags: z.array(z.string()),
  note: z.string(),
  status: z.enum(['active', 'pinned', 'excluded']),
});

/** Whether a source still has a quote's words: where they were found, elsewhere in it, or not any more. */
export const quoteStates = ['exact', 'moved', 'vanished'] as const;

export type QuoteState = (typeof quoteStates)[number];
export type Quote = z.infer<typeof quoteSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
