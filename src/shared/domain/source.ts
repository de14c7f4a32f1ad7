import { z } from 'zod';
import { sourceIdSchema } from '../base/ids.ts';

/** The part of CSL-JSON (citation style language, 1.0.2) that Heddle reads and writes. */
export const bibliographicDataSchema = z.object({
  type: z.string().default('document'),
  title: z.string(),
  author: z
    .array(z.object({ family: z.string().optional(), given: z.string().optional(), literal: z.string().optional() }))
    .optional(),
  /** Year, month, day; as many as are known. */
  issued: z.array(z.number().int()).min(1).max(3).optional(),
  /** When a page was fetched, as `issued`. */
  accessed: z.array(z.number().int()).min(1).max(3).optional(),
  'container-title': z.string().optional(),
  publisher: z.string().optional(),
  URL: z.string().optional(),
  DOI: z.string().optional(),
  language: z.string().optional(),
  abstract: z.string().optional(),
});

/** `[charStart, charEnd)` of one page in the source's text, UTF-16 code units; `number` counts from 1. */
export const pageSpanSchema = z.object({
  number: z.number().int().positive(),
  charStart: z.number().int().nonnegative(),
  charEnd: z.number().int().nonnegative(),
});

export const mediaTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'text/html',
  'text/markdown',
  'text/plain',
  'text/x-rst',
  'text/csv',
  'text/tab-separated-values',
] as const;

export const sourceSchema = z.object({
  id: sourceIdSchema,
  /** SHA-256 of the original bytes, hex. The same bytes twice are one source. */
  contentHash: z.string().length(64),
  /** SHA-256 of the stored text as UTF-8, hex. */
  textHash: z.string().length(64),
  mediaType: z.enum(mediaTypes),
  /** The file's name as it was brought in, without its folder. */
  fileName: z.string(),
  /** Where it was brought in from: an absolute path at that time. */
  origin: z.string(),
  byteCount: z.number().int().nonnegative(),
  /** Length of the stored text in UTF-16 code units. */
  charCount: z.number().int().nonnegative(),
  /** ISO 639-1 code, or `und` where none could be told. */
  language: z.string(),
  pageCount: z.number().int().positive().nullable(),
  bibliographic: bibliographicDataSchema,
  /** What was left out or could not be read in full, in sentences a person understands. */
  warnings: z.array(z.string()),
  importedAt: z.string(),
});

/** `changed`: a newer state of the same file came in as another source. `missing`: the watched file is gone. */
export const sourceStatuses = ['current', 'changed', 'missing'] as const;

export type BibliographicData = z.infer<typeof bibliographicDataSchema>;
export type PageSpan = z.infer<typeof pageSpanSchema>;
export type MediaType = (typeof mediaTypes)[number];
export type SourceStatus = (typeof sourceStatuses)[number];
export type Source = z.infer<typeof sourceSchema>;

/** Each author as a text would name them: given name, then family name. */
export function authorNames({ author = [] }: BibliographicData): readonly string[] {
  return author.map(
    ({ family, given, literal }) =>
      literal ?? [given, family].filter((part) => part !== undefined && part !== '').join(' '),
  );
}
