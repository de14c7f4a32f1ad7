import { z } from 'zod';
import { pageSpanSchema } from './source.ts';

const blockKinds = [
  'heading',
  'paragraph',
  'list-item',
  'table',
  'row',
  'code',
  'quotation',
  'footnote',
  'caption',
] as const;

/** A structural unit of a source's text. Blocks are in text order and don't overlap; text between blocks is white space. */
export const blockSchema = z.object({
  kind: z.enum(blockKinds),
  charStart: z.number().int().nonnegative(),
  charEnd: z.number().int().nonnegative(),
  /** 1 is the highest; only headings have one. */
  level: z.number().int().min(1).max(9).optional(),
});

/** One text run on a PDF page or an image: what it covers in the text and where it lies from the bottom left, in PDF points or in pixels. */
export const runBoxSchema = z.object({
  page: z.number().int().positive(),
  charStart: z.number().int().nonnegative(),
  charEnd: z.number().int().nonnegative(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});

/** What is known of where a source's text sits: its blocks, and for paged sources its pages and run boxes. */
export const sourceLayoutSchema = z.object({
  blocks: z.array(blockSchema),
  pages: z.array(pageSpanSchema),
  runBoxes: z.array(runBoxSchema),
});

export type Block = z.infer<typeof blockSchema>;
export type RunBox = z.infer<typeof runBoxSchema>;
export type SourceLayout = z.infer<typeof sourceLayoutSchema>;
