import { z } from 'zod';
import { faultSchema } from '../base/fault.ts';
import { modelRoles } from '../domain/model-settings.ts';
import { itemIdSchema, runIdSchema, sourceIdSchema } from '../base/ids.ts';

const type = <Name extends string>(name: Name) => z.literal(name);

/** What the core announces while it works. Events tell what happened and never ask for anything. */
export const coreEventSchema = z.discriminatedUnion('type', [
  z.object({ type: type('file-found'), found: z.number() }),
  z.object({ type: type('source-imported'), path: z.string(), sourceId: sourceIdSchema, passages: z.number() }),
  z.object({ type: type('file-skipped'), path: z.string(), reason: z.string() }),
  z.object({ type: type('file-failed'), path: z.string(), code: faultSchema.shape.code, message: z.string() }),
  z.object({ type: type('memory-rebuilt'), reason: z.string() }),
  z.object({ type: type('words-projected'), done: z.number(), total: z.number() }),
  z.object({ type: type('vectors-fitting'), phase: z.string(), fraction: z.number() }),
  z.object({ type: type('vectors-projected'), done: z.number(), total: z.number() }),
  /** The embedder's endpoint is away: words are searched alone until it is back. */
  z.object({ type: type('vectors-waiting'), message: z.string() }),
  z.object({ type: type('run-started'), runId: runIdSchema, isResumed: z.boolean() }),
  z.object({ type: type('endpoint-probed'), baseUrl: z.string(), model: z.string(), summary: z.string() }),
  z.object({
    type: type('model-answered'),
    role: z.enum(modelRoles),
    purpose: z.string(),
    promptTokens: z.number(),
    completionTokens: z.number(),
    /** True where the journal had the answer and nobody was asked. */
    isRemembered: z.boolean(),
  }),
  /** The endpoint is away or busy; the run waits and tries again by itself. */
  z.object({ type: type('run-waiting'), message: z.string(), retryInSeconds: z.number() }),
  z.object({ type: type('run-continued') }),
  z.object({
    type: type('search-finished'),
    goal: z.string(),
    passagesRead: z.number(),
    newEvidence: z.number(),
    evidence: z.number(),
  }),
  z.object({ type: type('outline-changed'), items: z.number(), refused: z.number() }),
  z.object({
    type: type('section-started'),
    itemId: itemIdSchema,
    heading: z.string(),
    done: z.number(),
    total: z.number(),
  }),
  z.object({ type: type('section-text'), itemId: itemIdSchema, delta: z.string() }),
  /** What streamed so far is void: the section is written again, as the checks or a lost connection want it. */
  z.object({ type: type('section-restarted'), itemId: itemIdSchema }),
  z.object({
    type: type('section-finished'),
    itemId: itemIdSchema,
    heading: z.string(),
    done: z.number(),
    total: z.number(),
  }),
]);

export type CoreEvent = z.infer<typeof coreEventSchema>;
