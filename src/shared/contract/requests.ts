import { z } from 'zod';
import { faultSchema } from '../base/fault.ts';
import { itemIdSchema, passageIdSchema, runIdSchema, sourceIdSchema } from '../base/ids.ts';
import { briefSchema } from '../domain/brief.ts';
import { exportFormats } from '../domain/export-format.ts';
import { problemSchema } from '../domain/problem.ts';
import { endpointReportSchema, modelRoles, modelSettingsSchema } from '../domain/model-settings.ts';
import { budgetSchema, reasonerKinds, runSchema, stopReasons, usageSchema } from '../domain/run.ts';

const folder = z.string().min(1);
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

const usageByRole = z.array(usageSchema.extend({ role: z.enum(modelRoles) }));
const runSummary = z.object({
  runId: runIdSchema,
  kind: runSchema.shape.kind,
  reasoner: z.enum(reasonerKinds),
  question: z.string(),
  startedAt: z.string(),
  state: runSchema.shape.state,
  budget: budgetSchema,
  steps: z.number(),
  usage: usageSchema,
});

/** Every request the core answers: one place for what goes in and what comes out, whichever shell carries it. */
export const requests = {
  'project.create': {
    input: z.object({ folder, title: z.string().optional() }),
    output: z.object({ folder: z.string(), title: z.string() }),
  },
  'library.import': {
    input: z.object({ folder, paths: z.array(z.string()) }),
    output: z.object({
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
      failed: z.array(z.object({ path: z.string(), code: faultSchema.shape.code, message: z.string() })),
    }),
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
        }),
      ),
    }),
  },
  'library.text': {
    input: z.object({ folder, sourceId: sourceIdSchema }),
    output: z.object({ text: z.string() }),
  },
  'library.reindex': {
    input: z.object({ folder }),
    output: z.object({ passages: z.number(), vectors: z.number(), space: z.string().nullable() }),
  },
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
  'report.export': {
    input: z.object({
      folder,
      format: z.enum(exportFormats),
      citations: z.enum(['numbered', 'pandoc']).default('numbered'),
      withQuotes: z.boolean().default(false),
    }),
    output: z.object({ text: z.string(), sections: z.number(), references: z.number() }),
  },
  'runs.list': {
    input: z.object({ folder }),
    /** Newest first. */
    output: z.object({ runs: z.array(runSummary) }),
  },
  'runs.trace': {
    input: z.object({ folder, runId: runIdSchema }),
    output: runSummary.extend({
      usageByRole,
      trace: z.array(
        z.object({
          /** Number of the step in its run; null for calls whose step was never written down. */
          step: z.number().nullable(),
          kind: z.string(),
          /** What the step came to, as the journal has it; null where it has none. */
          outcome: z.unknown(),
          usage: usageSchema,
          calls: z.array(
            z.object({
              role: z.enum(modelRoles),
              purpose: z.string(),
              model: z.string(),
              promptChars: z.number(),
              usage: usageSchema,
              durationMs: z.number(),
              finish: z.enum(['complete', 'cut', 'refused']),
              answer: z.string(),
            }),
          ),
        }),
      ),
    }),
  },
  'runs.trajectories': {
    input: z.object({ folder, runId: runIdSchema }),
    /** `text`: one example per line, as chat fine-tuning takes it. */
    output: z.object({ text: z.string(), planner: z.number(), writer: z.number(), leftOut: z.number() }),
  },
  'settings.read': {
    input: z.object({ folder }),
    output: z.object({
      /** What holds: from the environment, the project and the app, in that order. */
      effective: modelSettingsSchema,
      project: modelSettingsSchema,
      app: modelSettingsSchema,
      /** Whether the environment or the keyring has a key; the key itself is never told. */
      hasKey: z.boolean(),
      endpoints: z.array(endpointReportSchema),
    }),
  },
  'settings.write': {
    /** Replaces the fields named in one of the two places; null takes a field out. */
    input: z.object({ folder, scope: z.enum(['project', 'app']), changes: z.record(z.string(), z.unknown()) }),
    output: z.object({ effective: modelSettingsSchema }),
  },
  'endpoint.probe': {
    /** Asks each endpoint of the settings anew what it can do. */
    input: z.object({ folder }),
    output: z.object({
      endpoints: z.array(endpointReportSchema),
      embedding: z.object({ model: z.string(), dimensions: z.number() }).nullable(),
    }),
  },
} as const;

export type RequestName = keyof typeof requests;
export type RequestInput<Name extends RequestName> = z.input<(typeof requests)[Name]['input']>;
export type ParsedInput<Name extends RequestName> = z.output<(typeof requests)[Name]['input']>;
export type RequestOutput<Name extends RequestName> = z.output<(typeof requests)[Name]['output']>;
