import { z } from 'zod';
import { evidenceIdSchema, itemIdSchema } from '../base/ids.ts';

/** What a person settled by changing the outline: planners work around it. */
export const outlineTouchSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), itemId: itemIdSchema }),
  z.object({ kind: z.literal('named'), itemId: itemIdSchema }),
  z.object({ kind: z.literal('intended'), itemId: itemIdSchema }),
  z.object({ kind: z.literal('placed'), itemId: itemIdSchema }),
  /** As in the sources or not. */
  z.object({ kind: z.literal('marked'), itemId: itemIdSchema }),
  z.object({ kind: z.literal('linked'), itemId: itemIdSchema, evidenceIds: z.array(evidenceIdSchema) }),
  z.object({ kind: z.literal('unlinked'), itemId: itemIdSchema, evidenceIds: z.array(evidenceIdSchema) }),
  /** With its heading: the same heading under another id is the same thing. */
  z.object({ kind: z.literal('removed'), itemId: itemIdSchema, heading: z.string() }),
  /** All that was settled after this version of the outline is as if it had not been. */
  z.object({ kind: z.literal('went-back'), version: z.number().int().positive() }),
]);

export type OutlineTouch = z.infer<typeof outlineTouchSchema>;
/** One that concerns an item. */
export type ItemTouch = Exclude<OutlineTouch, { kind: 'went-back' }>;
