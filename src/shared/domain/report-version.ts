import { z } from 'zod';
import { itemIdSchema, versionIdSchema } from '../base/ids.ts';
import { citationStyleSchema } from './citation-style.ts';
import { outlineSchema } from './outline.ts';
import { sectionSchema } from './section.ts';

/** The whole report at one time: all that is needed to have it back. */
export const reportSnapshotSchema = z.object({
  title: z.string(),
  citationStyle: citationStyleSchema,
  outline: outlineSchema,
  /** Those that have a text. */
  sections: z.array(z.object({ itemId: itemIdSchema, state: sectionSchema.shape.state })),
});

export const reportVersionSchema = z.object({
  versionId: versionIdSchema,
  /** Null for those kept by time. */
  name: z.string().nullable(),
  /** Why it was kept, in words. */
  reason: z.string(),
  savedAt: z.string(),
  words: z.number(),
});

export type ReportSnapshot = z.infer<typeof reportSnapshotSchema>;
export type ReportVersion = z.infer<typeof reportVersionSchema>;
