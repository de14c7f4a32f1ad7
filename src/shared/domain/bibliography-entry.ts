import { z } from 'zod';
import { entryIdSchema, sourceIdSchema } from '../base/ids.ts';
import { bibliographicDataSchema } from './source.ts';

/** Where entries come from: files of these kinds, or Zotero as it runs. */
export const entryForms = ['bibtex', 'ris', 'csl-json', 'zotero'] as const;

/** What another program's bibliography says of one work: it belongs to a source, or waits for one that fits. */
export const bibliographyEntrySchema = z.object({
  id: entryIdSchema,
  /** What texts cite it by there; empty where it has none. */
  key: z.string(),
  form: z.enum(entryForms),
  /** As it stands there. */
  raw: z.string(),
  bibliographic: bibliographicDataSchema,
  /** The files it names, as they stand there. */
  files: z.array(z.string()),
  /** The path of its file, or `zotero:` with the item's key. */
  origin: z.string(),
  sourceId: sourceIdSchema.nullable(),
  importedAt: z.string(),
});

export type EntryForm = (typeof entryForms)[number];
export type BibliographyEntry = z.infer<typeof bibliographyEntrySchema>;
