import { z } from 'zod';
import { faultSchema } from '../base/fault.ts';
import {
  assetIdSchema,
  itemIdSchema,
  runIdSchema,
  sectionIdSchema,
  suggestionIdSchema,
  versionIdSchema,
} from '../base/ids.ts';
import { briefSchema } from '../domain/brief.ts';
import { citationStyleSchema } from '../domain/citation-style.ts';
import { languageTagSchema } from '../domain/language-tag.ts';
import { itemRoles } from '../domain/outline.ts';
import { problemSchema } from '../domain/problem.ts';
import { richTextSchema } from '../domain/rich-text.ts';
import { budgetSchema, reasonerKinds, stopReasons, usageSchema } from '../domain/run.ts';
import { suggestionSchema } from '../domain/suggestion.ts';
import { supportVerdicts } from '../domain/verdict.ts';
import { folder } from './project-requests.ts';

const planInput = z.object({
  folder,
  /** Missing: the last unfinished run is resumed. */
  brief: briefSchema.optional(),
  reasoner: z.enum(reasonerKinds).default('extractive'),
  /** With `resume`, replaces the budget of the run where it names any limit. */
  budget: budgetSchema.default({}),
  resume: z.boolean().default(false),
  /** Whether the planner may put one question to the person before it begins. */
  mayAsk: z.boolean().default(false),
});

/** One heading of the report with the text below it, as the editor shows it. */
const reportPartSchema = z.object({
  itemId: itemIdSchema,
  heading: z.string(),
  /** From 1. */
  depth: z.number().int().positive(),
  role: z.enum(itemRoles),
  isNotInSources: z.boolean(),
  isLocked: z.boolean(),
  sectionId: sectionIdSchema.nullable(),
  status: z.enum(['empty', 'queued', 'drafting', 'drafted', 'edited', 'failed']),
  /** Null while there is no text. */
  body: richTextSchema.nullable(),
  /** Counts each change of the body; 0 where there never was any. */
  revision: z.number().int().nonnegative(),
  /** Of the blocks as the writer drafted them last: a block whose print isn't among them is the person's. */
  draftedPrints: z.array(z.string()),
  fault: faultSchema.nullable(),
});

const versionSummary = z.object({
  versionId: versionIdSchema,
  /** Null for those kept by time. */
  name: z.string().nullable(),
  /** Why it was kept, in words. */
  reason: z.string(),
  savedAt: z.string(),
  words: z.number(),
});

export const reportRequests = {
  'report.plan': {
    input: planInput,
    output: z.object({
      runId: runIdSchema,
      stopReason: z.enum(stopReasons),
      outlineItems: z.number(),
      evidence: z.number(),
      usage: usageSchema,
    }),
  },
  'report.write': {
    input: z.object({
      folder,
      itemId: itemIdSchema.optional(),
      resume: z.boolean().default(false),
      /** Missing: the one that planned. */
      reasoner: z.enum(reasonerKinds).optional(),
      budget: budgetSchema.default({}),
    }),
    output: z.object({
      runId: runIdSchema,
      drafted: z.number(),
      kept: z.number(),
      failed: z.number(),
      usage: usageSchema,
    }),
  },
  'report.draft': {
    input: planInput,
    output: z.object({
      runId: runIdSchema,
      stopReason: z.enum(stopReasons),
      outlineItems: z.number(),
      evidence: z.number(),
      sections: z.number(),
      /** Sections that could not be drafted; `report.check` says why. */
      failed: z.number(),
      claims: z.number(),
      citations: z.number(),
      usage: usageSchema,
    }),
  },
  'report.read': {
    input: z.object({ folder }),
    output: z.object({
      title: z.string(),
      authors: z.array(z.string()),
      /** BCP 47; null where the person named none: then it is what most of the sources are written in. */
      language: z.string().nullable(),
      citationStyle: citationStyleSchema,
      /** In reading order, headings above others included. */
      parts: z.array(reportPartSchema),
      suggestions: z.array(suggestionSchema),
    }),
  },
  'report.edit': {
    /** What is missing stays as it is; a language of null gives it back to the sources. */
    input: z.object({
      folder,
      title: z.string().optional(),
      authors: z.array(z.string()).optional(),
      language: languageTagSchema.nullable().optional(),
      citationStyle: citationStyleSchema.optional(),
    }),
    output: z.object({}),
  },
  /** Keeps what the person wrote. Fault `section-changed` where the section isn't at `baseRevision` any more. */
  'section.write': {
    input: z.object({
      folder,
      itemId: itemIdSchema,
      body: richTextSchema,
      baseRevision: z.number().int().nonnegative(),
    }),
    output: z.object({ revision: z.number() }),
  },
  /** Another wording of a stretch of a section. Nothing is changed. */
  'section.rework': {
    input: z.object({
      folder,
      itemId: itemIdSchema,
      /** The stretch, its citations included. */
      selection: richTextSchema,
      how: z.enum(['rewrite', 'shorten', 'expand']),
      instruction: z.string().default(''),
      reasoner: z.enum(reasonerKinds).default('extractive'),
    }),
    output: z.object({ replacement: richTextSchema }),
  },
  'suggestion.write': {
    input: z.object({
      folder,
      itemId: itemIdSchema,
      baseRevision: z.number().int().nonnegative(),
      base: richTextSchema,
      body: richTextSchema,
      instruction: z.string(),
    }),
    output: z.object({ suggestionId: suggestionIdSchema }),
  },
  /** Once each of its changes is accepted or rejected. */
  'suggestion.resolve': { input: z.object({ folder, suggestionId: suggestionIdSchema }), output: z.object({}) },
  'report.versions': {
    input: z.object({ folder }),
    /** Newest first. */
    output: z.object({ versions: z.array(versionSummary) }),
  },
  'report.version': {
    input: z.object({ folder, versionId: versionIdSchema }),
    output: versionSummary.extend({
      title: z.string(),
      parts: z.array(reportPartSchema.pick({ itemId: true, heading: true, depth: true, body: true })),
    }),
  },
  'report.keep-version': {
    input: z.object({ folder, name: z.string().trim().min(1) }),
    output: z.object({ versionId: versionIdSchema }),
  },
  /** The state before is kept as a version first. */
  'report.restore-version': { input: z.object({ folder, versionId: versionIdSchema }), output: z.object({}) },
  'report.check': {
    input: z.object({
      folder,
      /** `model`: cited claims nobody has judged yet are put to the checker first. */
      reasoner: z.enum(reasonerKinds).default('extractive'),
    }),
    output: z.object({
      citations: z.number(),
      resolved: z.number(),
      quotesExact: z.number(),
      claims: z.number(),
      supported: z.number(),
      partly: z.number(),
      unsupported: z.number(),
      contradicted: z.number(),
      unchecked: z.number(),
      problems: z.array(problemSchema),
    }),
  },
  /** Every claim of the report with its verdict: what the editor underlines. */
  'report.claims': {
    input: z.object({ folder }),
    output: z.object({
      /** Of the report: what its sentences were told apart by. */
      language: z.string(),
      claims: z.array(
        z.object({
          itemId: itemIdSchema,
          /** The sentence as the section has it, citations left out. */
          text: z.string(),
          isCited: z.boolean(),
          verdict: z.enum(supportVerdicts),
          /** The words of the quotes that decide; empty where none do. */
          words: z.string(),
          problems: z.array(problemSchema.pick({ code: true, detail: true })),
        }),
      ),
    }),
  },
  /** Keeps an image for the report. The bytes are had from the connection's `assetUrl`. */
  'report.add-image': {
    input: z.object({
      folder,
      fileName: z.string(),
      /** The image's bytes, base64; PNG, JPEG, GIF or WebP, 20 MB at most. */
      bytes: z.string().max(28_000_000),
    }),
    output: z.object({ assetId: assetIdSchema, width: z.number(), height: z.number() }),
  },
} as const;
