import { z } from 'zod';
import { entryIdSchema, sourceIdSchema } from '../base/ids.ts';
import { bibliographyEntrySchema } from '../domain/bibliography-entry.ts';
import { bibliographicDataSchema } from '../domain/source.ts';
import { importReport } from './library-requests.ts';
import { folder } from './project-requests.ts';

/** Bibliography entries that other programs keep, and the sources they belong to. */
export const entryRequests = {
  /** By title. `raw`, abstracts, notes and keywords are left out: `entries.read` has them. */
  'entries.list': {
    input: z.object({ folder }),
    output: z.object({ entries: z.array(bibliographyEntrySchema.omit({ raw: true })) }),
  },
  /** Fault: `entry-not-found`. */
  'entries.read': {
    input: z.object({ folder, entryId: entryIdSchema }),
    output: z.object({ entry: bibliographyEntrySchema }),
  },
  /** Says by hand which source an entry describes; null for none. Faults: `entry-not-found`, `source-not-found`. */
  'entries.attach': {
    input: z.object({ folder, entryId: entryIdSchema, sourceId: sourceIdSchema.nullable() }),
    output: z.object({}),
  },
  /** Sources say again what they said without them. */
  'entries.remove': {
    input: z.object({ folder, entryIds: z.array(entryIdSchema) }),
    output: z.object({ removed: z.number() }),
  },
  /** Takes back what a person set: the fields say again what the entry or the file says. Fault: `source-not-found`. */
  'library.give-back': {
    input: z.object({ folder, sourceId: sourceIdSchema, fields: z.array(z.string()).min(1) }),
    output: z.object({ bibliographic: bibliographicDataSchema }),
  },
  /** A bibliography file's text, of the sources named, of those the report cites, or of all. Fault: `source-not-found`. */
  'library.export-bibliography': {
    input: z.object({
      folder,
      form: z.enum(['biblatex', 'bibtex', 'ris', 'csl-json']),
      sourceIds: z.array(sourceIdSchema).optional(),
      isCitedOnly: z.boolean().default(false),
    }),
    output: z.object({ text: z.string(), sources: z.number() }),
  },
  /** The collections of the Zotero that runs on this machine. Fault: `zotero-unreachable`. */
  'zotero.collections': {
    input: z.object({ folder }),
    output: z.object({
      collections: z.array(
        z.object({ key: z.string(), name: z.string(), parentKey: z.string().nullable(), items: z.number() }),
      ),
    }),
  },
  /** Brings in the items of a collection, by its key or name, or of the whole library, with their files. */
  'zotero.import': {
    input: z.object({ folder, collection: z.string().nullable().default(null) }),
    output: importReport,
  },
} as const;
