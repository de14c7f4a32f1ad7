import { z } from 'zod';
import { itemIdSchema, sectionIdSchema } from '../base/ids.ts';
import { faultSchema } from '../base/fault.ts';
import { richTextSchema } from './rich-text.ts';

/** Where a section stands. Only `drafted` and `edited` have text; `edited` text is never overwritten without the person's yes. */
const sectionStateSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('empty') }),
  z.object({ status: z.literal('queued') }),
  z.object({ status: z.literal('drafting') }),
  z.object({ status: z.literal('drafted'), body: richTextSchema, digest: z.string() }),
  z.object({ status: z.literal('edited'), body: richTextSchema, digest: z.string() }),
  z.object({ status: z.literal('failed'), fault: faultSchema }),
]);

export const sectionSchema = z.object({ id: sectionIdSchema, itemId: itemIdSchema, state: sectionStateSchema });

export type Section = z.infer<typeof sectionSchema>;
