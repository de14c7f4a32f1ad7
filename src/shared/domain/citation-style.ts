import { z } from 'zod';

/** Names a CSL style: the part of its address behind the last slash, as `apa`. `numbered` is Heddle's own. */
export const citationStyleSchema = z.string().regex(/^[\p{L}\d][\p{L}\d._-]{0,119}$/u);

export type CitationStyle = z.infer<typeof citationStyleSchema>;

export const usualCitationStyle: CitationStyle = 'numbered';

/** What a person chooses a style by. */
export const styleSummarySchema = z.object({
  id: citationStyleSchema,
  title: z.string(),
  /** Whether citations stand in the text or in notes below it. */
  kind: z.enum(['in-text', 'note']),
  /** As `numeric`, `author-date`, `note`, `label`; what the style says of itself. */
  format: z.string(),
  /** False for those that a person added. */
  isBuiltIn: z.boolean(),
});

export type StyleSummary = z.infer<typeof styleSummarySchema>;
