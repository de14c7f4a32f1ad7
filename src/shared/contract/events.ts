import { z } from 'zod';
import { faultSchema } from '../base/fault.ts';
import { modelRoles } from '../domain/model-settings.ts';
import { itemIdSchema, runIdSchema, sourceIdSchema, suggestionIdSchema } from '../base/ids.ts';
import { preferencesSchema } from '../domain/preferences.ts';
import { runSchema, usageSchema } from '../domain/run.ts';

const type = <Name extends string>(name: Name) => z.literal(name);

/** What the core announces while it works. Events tell what happened and never ask for anything. */
export const coreEventSchema = z.discriminatedUnion('type', [
  z.object({ type: type('file-found'), found: z.number() }),
  /** Files are read side by side; each that starts also ends as imported, skipped or failed. */
  z.object({ type: type('file-started'), path: z.string() }),
  /** Of a file whose pages take long, as those whose text is recognised on their pictures: this one has begun. */
  z.object({ type: type('page-read'), path: z.string(), page: z.number(), pages: z.number() }),
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
  /** `isSuggestion`: the text is offered beside the report's and doesn't stream into it. */
  z.object({
    type: type('section-started'),
    itemId: itemIdSchema,
    heading: z.string(),
    isSuggestion: z.boolean(),
    done: z.number(),
    total: z.number(),
  }),
  z.object({ type: type('section-text'), itemId: itemIdSchema, isSuggestion: z.boolean(), delta: z.string() }),
  /** What streamed so far is void: the section is written again, as the checks or a lost connection want it. */
  z.object({ type: type('section-restarted'), itemId: itemIdSchema, isSuggestion: z.boolean() }),
  z.object({
    type: type('section-finished'),
    itemId: itemIdSchema,
    heading: z.string(),
    isSuggestion: z.boolean(),
    done: z.number(),
    total: z.number(),
  }),
  /** The library's list isn't what it was. */
  z.object({ type: type('sources-changed') }),
  /** Entries of bibliographies, or what they belong to. */
  z.object({ type: type('entries-changed') }),
  z.object({ type: type('evidence-changed') }),
  /** The planner waits until its proposal is decided; `outline.read` tells it. */
  z.object({ type: type('outline-proposed'), proposalId: z.string(), operations: z.number() }),
  /** A section's text or status, by whomever. */
  z.object({ type: type('section-changed'), itemId: itemIdSchema, revision: z.number() }),
  /** Title, citation style, or all of the text. */
  z.object({ type: type('report-changed') }),
  /** A version of the report was kept. */
  z.object({ type: type('versions-changed') }),
  z.object({ type: type('suggestion-made'), suggestionId: suggestionIdSchema, itemId: itemIdSchema }),
  z.object({ type: type('suggestion-resolved'), suggestionId: suggestionIdSchema }),
  /** The planner put a question to the person. */
  z.object({ type: type('run-asked'), runId: runIdSchema, question: z.string() }),
  z.object({ type: type('run-spent'), runId: runIdSchema, steps: z.number(), usage: usageSchema }),
  z.object({ type: type('run-ended'), runId: runIdSchema, state: runSchema.shape.state }),
  /** An export goes on: this step of it has begun. */
  z.object({ type: type('export-progressed'), step: z.enum(['citations', 'writing', 'printing']) }),
  z.object({ type: type('project-changed') }),
  /** A backup is in the place of all that was there: nothing that was read of it before holds. */
  z.object({ type: type('project-restored') }),
  /** How models are reached; of this project, or of the app as this project sees it. */
  z.object({ type: type('settings-changed') }),
  /** Which kinds of report there are. */
  z.object({ type: type('templates-changed') }),
  /** Which citation styles there are. */
  z.object({ type: type('styles-changed') }),
  z.object({ type: type('recent-projects-changed') }),
  /** Something went wrong in the app, or problems were looked at or taken away. */
  z.object({ type: type('problems-changed') }),
  /** Which base URLs have a key. */
  z.object({ type: type('keys-changed') }),
  z.object({ type: type('preferences-changed'), preferences: preferencesSchema }),
]);

/** An event with the project it happened in; null for what concerns the app. */
export const announcementSchema = z.object({
  folder: z.string().nullable(),
  event: coreEventSchema,
  /** The connection whose request caused it; null where no request did. */
  origin: z.string().nullable(),
});

export type Announcement = z.infer<typeof announcementSchema>;
export type CoreEvent = z.infer<typeof coreEventSchema>;
