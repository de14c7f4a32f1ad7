import { z } from 'zod';
import { evidenceIdSchema, itemIdSchema } from '../base/ids.ts';
import { outlineOperationSchema } from './outline.ts';

/**
 * What a person may do to the outline: all that the planner may propose, on locked items too, and what only a person
 * may. Splitting moves the named evidence to a new item that follows `itemId`.
 */
export const outlineEditSchema = z.union([
  outlineOperationSchema,
  z.object({ kind: z.literal('lock'), itemId: itemIdSchema, isLocked: z.boolean() }),
  z.object({
    kind: z.literal('split'),
    itemId: itemIdSchema,
    newItemId: itemIdSchema,
    heading: z.string().min(1),
    evidenceIds: z.array(evidenceIdSchema),
  }),
]);

export type OutlineEdit = z.infer<typeof outlineEditSchema>;
