import { z } from 'zod';

/** A stretch of text that a citation style set: a part of a label or of a reference. */
export const formattedRunSchema = z.object({
  text: z.string().min(1),
  isBold: z.boolean().optional(),
  isItalic: z.boolean().optional(),
  isUnderlined: z.boolean().optional(),
  isSmallCaps: z.boolean().optional(),
  position: z.enum(['super', 'sub']).optional(),
  /** Where it leads, for an address or a DOI. */
  href: z.string().optional(),
  /** Of an annotation or the like: on a line of its own, indented or not. Its neighbours in the line have none. */
  display: z.enum(['block', 'indent']).optional(),
});

export const formattedTextSchema = z.array(formattedRunSchema);

export type FormattedRun = z.infer<typeof formattedRunSchema>;
export type FormattedText = readonly FormattedRun[];

/** Its words alone. */
export function plainText(text: FormattedText): string {
  return text.map((run) => run.text).join('');
}
