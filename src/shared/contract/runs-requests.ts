import { z } from 'zod';
import { itemIdSchema, runIdSchema } from '../base/ids.ts';
import { briefSchema } from '../domain/brief.ts';
import { modelRoles } from '../domain/model-settings.ts';
import { budgetSchema, reasonerKinds, runSchema, usageSchema } from '../domain/run.ts';
import { folder } from './project-requests.ts';

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

export const runsRequests = {
  /**
   * Begins or resumes work that goes on in the core whoever listens; events tell how it goes. One at a time in a
   * project, sections apart: those are redone side by side. Fault: `run-in-progress`.
   */
  'runs.start': {
    input: z.object({
      folder,
      /** `redo` drafts `itemId` anew as a suggestion, with `instruction`. */
      work: z.enum(['draft', 'plan', 'write', 'check', 'redo']),
      brief: briefSchema.optional(),
      /** Missing: the one that planned last; in a project without a plan the one without a model. */
      reasoner: z.enum(reasonerKinds).optional(),
      budget: budgetSchema.default({}),
      resume: z.boolean().default(false),
      itemId: itemIdSchema.optional(),
      instruction: z.string().optional(),
      mayAsk: z.boolean().default(false),
    }),
    output: z.object({ runId: runIdSchema }),
  },
  /** `pause` lets the step end and can be resumed; `stop` ends the run as cancelled and keeps all it made. */
  'runs.halt': {
    input: z.object({ folder, runId: runIdSchema, how: z.enum(['pause', 'stop']) }),
    output: z.object({}),
  },
  /** The person's answer to the planner's question; null: no answer. */
  'runs.answer': {
    input: z.object({ folder, runId: runIdSchema, answer: z.string().nullable() }),
    output: z.object({}),
  },
  'runs.list': {
    input: z.object({ folder }),
    /** Newest first. */
    output: z.object({ runs: z.array(runSummary) }),
  },
  /**
   * What a window that opens in the middle of a run shows of it: the events so far, oldest first, text left out. Where
   * none goes on, the newest that waits to be resumed; its state is then `paused`.
   */
  'runs.live': {
    input: z.object({ folder }),
    output: z.object({
      run: runSummary.nullable(),
      question: z.string().nullable(),
      events: z.array(z.object({ at: z.string(), event: z.unknown() })),
      /** Text that streams at this moment, by section. */
      streaming: z.array(z.object({ itemId: itemIdSchema, text: z.string() })),
    }),
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
} as const;
