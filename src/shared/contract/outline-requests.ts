import { z } from 'zod';
import { itemIdSchema } from '../base/ids.ts';
import { outlineEditSchema } from '../domain/outline-edit.ts';
import { outlineOperationSchema, outlineSchema } from '../domain/outline.ts';
import { folder } from './project-requests.ts';

const version = z.object({
  version: z.number(),
  reason: z.string(),
  savedAt: z.string(),
  author: z.enum(['user', 'planner']),
  items: z.number(),
});

/** One change the planner wants, in the words and with the values a person decides on. */
const proposedOperationSchema = z.object({
  operation: outlineOperationSchema,
  /** The heading it concerns, before and after; null where there is none. */
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const readOutline = z.object({
  version: z.number(),
  outline: outlineSchema,
  coverage: z.array(
    z.object({
      itemId: itemIdSchema,
      evidenceCount: z.number(),
      sourceCount: z.number(),
      isCovered: z.boolean(),
    }),
  ),
  /** What the planner of the run that goes on waits to have decided; null while it doesn't wait. */
  proposal: z.object({ id: z.string(), operations: z.array(proposedOperationSchema) }).nullable(),
});

export const outlineRequests = {
  'outline.read': { input: z.object({ folder }), output: readOutline },
  /** All of the edits or none, as one new version. Also while a run goes on, which takes it up at its next step. */
  'outline.edit': {
    input: z.object({
      folder,
      edits: z.array(outlineEditSchema).min(1),
      /** The version the person saw. Edits whose items are still there are carried over to a newer one. */
      baseVersion: z.number(),
    }),
    output: readOutline,
  },
  /** Takes the operations with these indexes and refuses the others; the planner hears of both. */
  'outline.decide': {
    input: z.object({ folder, proposalId: z.string(), accepted: z.array(z.number().int().nonnegative()) }),
    output: readOutline,
  },
  'outline.versions': {
    input: z.object({ folder }),
    /** Newest first. */
    output: z.object({ versions: z.array(version) }),
  },
  'outline.version': {
    input: z.object({ folder, version: z.number() }),
    output: z.object({ version: z.number(), outline: outlineSchema }),
  },
  /** Makes an old version the newest. Sections of items that come back have their text again. */
  'outline.restore': { input: z.object({ folder, version: z.number() }), output: readOutline },
} as const;
