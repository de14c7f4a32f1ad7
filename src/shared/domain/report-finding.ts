import { z } from 'zod';
import { itemIdSchema, sourceIdSchema } from '../base/ids.ts';

/** What a look at a report before it is handed in may find. None of it keeps anyone from exporting. */
const findingCodes = [
  'citation-without-source',
  'source-never-cited',
  'heading-level-skipped',
  'heading-empty',
  'figure-without-caption',
  'figure-without-alt-text',
  'figure-without-image',
  'table-without-caption',
  'table-ragged',
  'section-empty',
  'section-not-drafted',
  'section-failed',
  'section-required',
  'mark-unresolved',
  'reference-incomplete',
  'suggestion-pending',
  'maths-unreadable',
] as const;

export const reportFindingSchema = z.object({
  code: z.enum(findingCodes),
  /** The outline item it is found in, by which a window leads there; null where it concerns the whole report. */
  itemId: itemIdSchema.nullable(),
  /** Of that item; empty for the whole report. */
  heading: z.string(),
  /** The source it is about, where it is about one. */
  sourceId: sourceIdSchema.optional(),
  /** The words it is about: a caption, a mark, a title, a formula. */
  text: z.string(),
  /** What is wrong and what can be done, in a sentence. */
  detail: z.string(),
});

export type ReportFinding = z.infer<typeof reportFindingSchema>;
