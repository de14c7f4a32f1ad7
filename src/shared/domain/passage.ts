import { z } from 'zod';
import { passageIdSchema, sourceIdSchema } from '../base/ids.ts';

export const passageSchema = z.object({
  id: passageIdSchema,
  sourceId: sourceIdSchema,
  /** Position among the source's passages, from 0. */
  ordinal: z.number().int().nonnegative(),
  /** `[charStart, charEnd)` in the source's stored text, UTF-16 code units. */
  charStart: z.number().int().nonnegative(),
  charEnd: z.number().int().positive(),
  /** The stored text between them, kept beside the offsets so that one passage can be shown without its source. */
  text: z.string().min(1),
  kind: z.enum(['prose', 'table', 'row', 'code']),
  /** Headings above the passage, outermost first. */
  headingPath: z.array(z.string()),
  /** Page of the first character, from 1; null where the source has no pages. */
  page: z.number().int().positive().nullable(),
  language: z.string(),
});

export type Passage = z.infer<typeof passageSchema>;
