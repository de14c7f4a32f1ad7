import { z } from 'zod';
import { itemIdSchema, sectionIdSchema } from '../base/ids.ts';

const problemCodes = [
  'citation-unresolved',
  'citation-not-of-section',
  'quote-source-missing',
  'quote-not-exact',
  'number-not-in-quotes',
  'date-not-in-quotes',
  'name-not-in-quotes',
  'quotation-not-in-quotes',
  'claim-uncited',
  'claim-partly-supported',
  'claim-unsupported',
  'claim-contradicted',
  'sentence-repeated',
  'source-cited-not-listed',
  'source-listed-not-cited',
  'section-missing',
] as const;

/** Something a check found. `sectionId` is null where it concerns the whole report. */
export const problemSchema = z.object({
  code: z.enum(problemCodes),
  sectionId: sectionIdSchema.nullable(),
  /** The outline item of the section, by which a window leads to it. */
  itemId: itemIdSchema.optional(),
  /** The sentence, quote or entry it is about. */
  text: z.string(),
  /** What is wrong with it, in words. */
  detail: z.string(),
});

export type Problem = z.infer<typeof problemSchema>;
