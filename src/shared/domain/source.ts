import { z } from 'zod';
import { sourceIdSchema } from '../base/ids.ts';

/** Who made a work, in the roles of CSL 1.0.2 that Heddle keeps. */
export const nameFields = [
  'author',
  'editor',
  'translator',
  'container-author',
  'collection-editor',
  'editorial-director',
  'director',
  'composer',
  'illustrator',
  'interviewer',
  'original-author',
  'recipient',
  'reviewed-author',
  'chair',
  'compiler',
  'contributor',
  'organizer',
  'performer',
  'producer',
  'script-writer',
] as const;

/** Fields that hold text or a number as it is written, under their CSL names. */
export const textFields = [
  'abstract',
  'annote',
  'archive',
  'archive_location',
  'archive-place',
  'authority',
  'call-number',
  'chapter-number',
  'citation-key',
  'collection-number',
  'collection-title',
  'container-title',
  'container-title-short',
  'dimensions',
  'division',
  'edition',
  'event-place',
  'event-title',
  'genre',
  'jurisdiction',
  'keyword',
  'language',
  'medium',
  'note',
  'number',
  'number-of-pages',
  'number-of-volumes',
  'original-publisher',
  'original-publisher-place',
  'original-title',
  'page',
  'part-number',
  'part-title',
  'publisher',
  'publisher-place',
  'references',
  'reviewed-genre',
  'reviewed-title',
  'scale',
  'section',
  'source',
  'status',
  'supplement-number',
  'title-short',
  'version',
  'volume',
  'volume-title',
  'issue',
  'DOI',
  'ISBN',
  'ISSN',
  'PMCID',
  'PMID',
  'URL',
] as const;

/** Dates other than the two that every source may have. */
export const furtherDateFields = ['available-date', 'event-date', 'original-date', 'submitted'] as const;

/** A name with the parts that styles order and abbreviate; a body has only `literal`. */
export const nameSchema = z.object({
  family: z.string().optional(),
  given: z.string().optional(),
  literal: z.string().optional(),
  'dropping-particle': z.string().optional(),
  'non-dropping-particle': z.string().optional(),
  suffix: z.string().optional(),
});

/** Year, month, day; as many as are known. */
const datePartsSchema = z.array(z.number().int()).min(1).max(3);

/** The part of CSL-JSON (citation style language, 1.0.2) that Heddle reads and writes; `toCslItem` makes the whole of it. */
export const bibliographicDataSchema = z.object({
  type: z.string().default('document'),
  title: z.string(),
  issued: datePartsSchema.optional(),
  /** Where `issued` is a span: its end. */
  issuedEnd: datePartsSchema.optional(),
  /** What the date says besides its parts: a season from 1 for spring, "circa", or words that are no date. */
  issuedAs: z
    .object({
      season: z.number().int().min(1).max(4).optional(),
      isCirca: z.boolean().optional(),
      literal: z.string().optional(),
    })
    .optional(),
  /** When a page was fetched, as `issued`. */
  accessed: datePartsSchema.optional(),
  ...fieldsOf(nameFields, z.array(nameSchema).optional()),
  ...fieldsOf(textFields, z.string().optional()),
  ...fieldsOf(furtherDateFields, datePartsSchema.optional()),
});

function fieldsOf<Name extends string, Schema>(names: readonly Name[], schema: Schema): Readonly<Record<Name, Schema>> {
  return Object.fromEntries(names.map((name) => [name, schema])) as Readonly<Record<Name, Schema>>;
}

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
  'application/epub+zip',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/x-ipynb+json',
  'message/rfc822',
  'application/x-tex',
  'image/png',
  'image/jpeg',
  'image/tiff',
  'image/webp',
  'image/bmp',
] as const;

const recognitionSchema = z.object({
  /** Page numbers in order. */
  pages: z.union([z.literal('all'), z.array(z.number().int().positive())]),
  /** From 0 to 100, all letters alike. */
  meanConfidence: z.number(),
});

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
  /** What the file itself says, once a bibliography's entry or a person said otherwise. */
  found: bibliographicDataSchema.optional(),
  /** Fields of `bibliographic` that a person set: nothing else changes them. */
  editedFields: z.array(z.string()).default([]),
  /** What was left out or could not be read in full, in sentences a person understands. */
  warnings: z.array(z.string()),
  /** What was read from pictures of its pages (OCR) and may be misread; null where nothing was. */
  recognised: recognitionSchema.nullable().default(null),
  importedAt: z.string(),
});

/** What became of the file that a source came from, as the project keeps it. */
export const originalStates = ['whole', 'changed', 'missing'] as const;
export type OriginalState = (typeof originalStates)[number];

/** `changed`: a newer state of the same file came in as another source. `missing`: the watched file is gone. */
export const sourceStatuses = ['current', 'changed', 'missing'] as const;

export type Name = z.infer<typeof nameSchema>;
export type BibliographicData = z.infer<typeof bibliographicDataSchema>;
export type PageSpan = z.infer<typeof pageSpanSchema>;
export type MediaType = (typeof mediaTypes)[number];
export type SourceStatus = (typeof sourceStatuses)[number];
export type Recognition = z.infer<typeof recognitionSchema>;
export type Source = z.infer<typeof sourceSchema>;

/** Whether a source's pages are slides, which people name so. */
export function isSlides(mediaType: MediaType): boolean {
  return mediaType === 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
}

/** Each author as a text would name them: given name, then family name. */
export function authorNames({ author = [] }: BibliographicData): readonly string[] {
  return author.map(
    ({ family, given, literal }) =>
      literal ?? [given, family].filter((part) => part !== undefined && part !== '').join(' '),
  );
}
