import { z } from 'zod';
import { itemIdSchema, suggestionIdSchema } from '../base/ids.ts';
import { richTextSchema } from './rich-text.ts';

/** A text offered for a section that has one: nothing of it stands in the report until the person accepts it. */
export const suggestionSchema = z.object({
  id: suggestionIdSchema,
  itemId: itemIdSchema,
  /** The section's revision it was made from. */
  baseRevision: z.number().int().nonnegative(),
  /** What the section was when it was made. */
  base: richTextSchema,
  /** The whole section as it would be with every change accepted. */
  body: richTextSchema,
  instruction: z.string(),
  /** What of the instruction couldn't be followed. */
  note: z.string().optional(),
  madeAt: z.string(),
});

export type Suggestion = z.infer<typeof suggestionSchema>;
