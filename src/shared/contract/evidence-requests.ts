import { z } from 'zod';
import { evidenceIdSchema, itemIdSchema, passageIdSchema, sourceIdSchema } from '../base/ids.ts';
import { evidenceSchema, quoteStates } from '../domain/evidence.ts';
import { folder } from './project-requests.ts';

const listedEvidenceSchema = evidenceSchema.extend({
  /** Outline items it is linked to. */
  linkedTo: z.array(itemIdSchema),
  /** Items whose sections cite it. */
  citedIn: z.array(itemIdSchema),
  /** Per quote: whether the source still has these words at their place. */
  quoteStates: z.array(z.enum(quoteStates)),
  /** How well it fits the brief; higher is better. Ranks what was collected and not used. */
  relevance: z.number(),
  addedAt: z.string(),
});

export const evidenceRequests = {
  'evidence.list': {
    input: z.object({ folder }),
    /** In the order it was added. */
    output: z.object({ evidence: z.array(listedEvidenceSchema) }),
  },
  /** Words that the person chose in a source. Without a summary, the words themselves, shortened. */
  'evidence.add': {
    input: z.object({
      folder,
      sourceId: sourceIdSchema,
      charStart: z.number().int().nonnegative(),
      charEnd: z.number().int().positive(),
      summary: z.string().optional(),
      note: z.string().default(''),
      tags: z.array(z.string()).default([]),
      itemId: itemIdSchema.optional(),
    }),
    output: z.object({ evidence: evidenceSchema }),
  },
  /** The same for words as a PDF's page gives them: they are looked up in the source's text, near that page. */
  'evidence.locate': {
    input: z.object({ folder, sourceId: sourceIdSchema, words: z.string().min(1), page: z.number().nullable() }),
    output: z.object({ span: z.object({ charStart: z.number(), charEnd: z.number() }).nullable() }),
  },
  'evidence.edit': {
    input: z.object({
      folder,
      evidenceIds: z.array(evidenceIdSchema).min(1),
      changes: evidenceSchema.pick({ summary: true, note: true, tags: true, status: true }).partial(),
    }),
    output: z.object({ evidence: z.array(evidenceSchema) }),
  },
  /** The quotes of all on the first; links and citations follow it. */
  'evidence.merge': {
    input: z.object({ folder, evidenceIds: z.array(evidenceIdSchema).min(2) }),
    output: z.object({ evidence: evidenceSchema }),
  },
  /** What bears on these words: evidence that is there, and passages that could become some. Best first. */
  'evidence.find': {
    input: z.object({ folder, text: z.string().min(1), limit: z.number().int().min(1).max(50).default(10) }),
    output: z.object({
      evidence: z.array(z.object({ evidenceId: evidenceIdSchema, score: z.number() })),
      passages: z.array(
        z.object({
          passageId: passageIdSchema,
          sourceId: sourceIdSchema,
          title: z.string(),
          page: z.number().nullable(),
          charStart: z.number(),
          charEnd: z.number(),
          text: z.string(),
        }),
      ),
    }),
  },
} as const;
