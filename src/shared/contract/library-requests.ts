import { z } from 'zod';
import { faultSchema } from '../base/fault.ts';
import { passageIdSchema, sourceIdSchema } from '../base/ids.ts';
import { blockSchema } from '../domain/layout.ts';
import { ocrLanguageForm } from '../domain/preferences.ts';
import {
  bibliographicDataSchema,
  originalStates,
  pageSpanSchema,
  sourceSchema,
  sourceStatuses,
} from '../domain/source.ts';
import { folder } from './project-requests.ts';

const failure = z.object({ path: z.string(), code: faultSchema.shape.code, message: z.string() });

/** What became of the entries that an import came upon. */
const entriesReportSchema = z.object({
  /** The bibliographies that were read. */
  files: z.array(z.string()),
  read: z.number(),
  /** That belong to a source now, those that waited for one among them. */
  matched: z.number(),
  /** Of those, by a file that the entry names. */
  attached: z.number(),
  /** Of those read: they wait for a source that fits. */
  unmatched: z.number(),
  /** Entries that were passed over and files that aren't there, in sentences. */
  problems: z.array(z.string()),
});

export const importReport = z.object({
  imported: z.array(
    z.object({
      sourceId: sourceIdSchema,
      path: z.string(),
      title: z.string(),
      pages: z.number().nullable(),
      passages: z.number(),
    }),
  ),
  skipped: z.array(z.object({ path: z.string(), reason: z.string(), sourceId: sourceIdSchema.optional() })),
  failed: z.array(failure),
  /** Of bibliographies that came in; missing where none did and none waited. */
  entries: entriesReportSchema.optional(),
});

/** A source with what a list shows of it. */
const listedSourceSchema = sourceSchema.extend({
  passages: z.number(),
  /** Pieces of evidence with a quote from it. */
  evidence: z.number(),
  /** `changed`: a newer state of the same file came in as another source. `missing`: the watched file is gone. */
  status: z.enum(sourceStatuses),
});

export const libraryRequests = {
  'library.import': {
    input: z.object({
      folder,
      paths: z.array(z.string()),
      /** The languages of text on pictures, in Tesseract's codes; those of the preferences, where nothing is said. */
      ocrLanguages: z.array(z.string().regex(ocrLanguageForm)).min(1).optional(),
    }),
    output: importReport,
  },
  /** A note or pasted text becomes a source of its own. */
  'library.import-text': {
    input: z.object({ folder, title: z.string().trim().min(1), text: z.string().min(1) }),
    output: importReport,
  },
  /** Fetches one page that the person named. Refused while offline. Nothing that the page names is fetched. */
  'library.import-url': { input: z.object({ folder, url: z.url({ protocol: /^https?$/ }) }), output: importReport },
  'library.list': {
    input: z.object({ folder }),
    output: z.object({
      /** By title. */
      sources: z.array(listedSourceSchema),
      /** Files that couldn't be read and weren't put aside yet. */
      failures: z.array(failure.extend({ failedAt: z.string() })),
      watched: z.array(z.object({ path: z.string(), isThere: z.boolean() })),
    }),
  },
  /** Tries the failed files again. */
  'library.retry': { input: z.object({ folder, paths: z.array(z.string()) }), output: importReport },
  'library.dismiss-failures': { input: z.object({ folder, paths: z.array(z.string()) }), output: z.object({}) },
  /** Replaces the fields named; null takes a field out. */
  'library.edit': {
    input: z.object({ folder, sourceId: sourceIdSchema, changes: z.record(z.string(), z.unknown()) }),
    output: z.object({ bibliographic: bibliographicDataSchema }),
  },
  /** Takes sources out. Evidence that quotes them is kept, with its words, and marked. */
  'library.remove': {
    input: z.object({ folder, sourceIds: z.array(sourceIdSchema) }),
    output: z.object({ removed: z.number() }),
  },
  /** Files in a watched folder come in when they appear or change, for as long as the project is open. */
  'library.watch': { input: z.object({ folder, path: z.string(), isOn: z.boolean() }), output: z.object({}) },
  /** What the DOI's registry knows of the source; nothing is changed. Refused while offline. */
  'library.look-up': {
    input: z.object({ folder, sourceId: sourceIdSchema, doi: z.string().min(3) }),
    output: z.object({ bibliographic: bibliographicDataSchema }),
  },
  'library.search': {
    input: z.object({ folder, query: z.string().min(1), limit: z.number().int().min(1).max(100).default(10) }),
    output: z.object({
      results: z.array(
        z.object({
          passageId: passageIdSchema,
          sourceId: sourceIdSchema,
          title: z.string(),
          page: z.number().nullable(),
          charStart: z.number(),
          charEnd: z.number(),
          score: z.number(),
          text: z.string(),
          /** Where words of the query stand in `text`. */
          marks: z.array(z.object({ start: z.number(), end: z.number() })),
        }),
      ),
    }),
  },
  'library.text': {
    input: z.object({ folder, sourceId: sourceIdSchema }),
    output: z.object({ text: z.string() }),
  },
  /** A source as its viewer needs it. The original's bytes are had from the connection's `sourceUrl`. */
  'library.view': {
    input: z.object({ folder, sourceId: sourceIdSchema }),
    output: z.object({
      source: listedSourceSchema,
      /** Of the file it came from: its pages and pictures are drawn from that, its text isn't. */
      original: z.enum(originalStates),
      text: z.string(),
      blocks: z.array(blockSchema),
      pages: z.array(pageSpanSchema),
    }),
  },
  /** Where words of a PDF lie, in PDF points from the bottom left of their page, or of an image, in its pixels; empty for other sources. */
  'library.boxes': {
    input: z.object({
      folder,
      sourceId: sourceIdSchema,
      spans: z.array(z.object({ charStart: z.number(), charEnd: z.number() })),
    }),
    output: z.object({
      boxes: z.array(
        z.object({
          /** Index into `spans`. */
          span: z.number(),
          page: z.number(),
          x: z.number(),
          y: z.number(),
          width: z.number(),
          height: z.number(),
        }),
      ),
    }),
  },
  'library.reindex': {
    input: z.object({ folder }),
    output: z.object({ passages: z.number(), vectors: z.number(), space: z.string().nullable() }),
  },
} as const;
