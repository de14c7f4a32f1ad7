import { z } from 'zod';
import { evidenceIdSchema, itemIdSchema, passageIdSchema } from '#shared/base/ids.ts';
import { outlineOperationSchema } from '#shared/domain/outline.ts';
import { noUsage, usageSchema } from '#shared/domain/run.ts';
import type { StoredStep } from '#main/ports/project-store.ts';

export const plannerStepKinds = [
  'begin',
  'search',
  'read',
  'propose_outline',
  'ask_user',
  'finish',
  'decide-failed',
] as const;

const stepRecordSchema = z.object({
  action: z.enum(plannerStepKinds),
  goal: z.string(),
  /** Those that were too like earlier ones included. */
  queries: z.array(z.string()),
  refusedQueries: z.array(z.string()).default([]),
  itemId: itemIdSchema.nullable(),
  newEvidenceIds: z.array(evidenceIdSchema),
  /** Evidence of earlier runs that this step came upon again: it belongs to this run too. */
  refoundEvidenceIds: z.array(evidenceIdSchema),
  judged: z.array(passageIdSchema),
  passagesRead: z.number(),
  droppedOffers: z.number(),
  /** What was refused or could not be done, and why. */
  remarks: z.array(z.string()),
  /** True where nothing of the decision could be carried out. */
  isVoid: z.boolean().default(false),
  /** Of what was proposed, what the person refused: it isn't put to them again. */
  refusedOperations: z.array(outlineOperationSchema).default([]),
  /** What this step's decision made of the search before it. */
  lastSearch: z.enum(['met', 'partly', 'useless']).nullable().default(null),
  notes: z.array(z.object({ itemId: itemIdSchema, known: z.string(), missing: z.string() })).default([]),
  /** The planner's question to the person with the answer, where there was one. */
  clarification: z.object({ question: z.string(), answer: z.string() }).nullable().default(null),
  /** Of the run up to the end of this step. */
  usage: usageSchema.default(noUsage),
  /** The purpose of the call that decided, where the decision was neither refused nor fruitless. */
  soundCall: z.string().nullable().default(null),
});

/** What the journal keeps of one planner step. */
export type StepRecord = z.infer<typeof stepRecordSchema>;

export function readStepRecord(step: StoredStep): StepRecord {
  return stepRecordSchema.parse(step.outcome);
}

export function emptyRecord(action: StepRecord['action'], goal = ''): StepRecord {
  return {
    action,
    goal,
    queries: [],
    refusedQueries: [],
    itemId: null,
    newEvidenceIds: [],
    refoundEvidenceIds: [],
    judged: [],
    passagesRead: 0,
    droppedOffers: 0,
    remarks: [],
    isVoid: false,
    refusedOperations: [],
    lastSearch: null,
    notes: [],
    clarification: null,
    usage: noUsage,
    soundCall: null,
  };
}

/** Whether the step looked for evidence. */
export function isSearch({ action }: StepRecord): boolean {
  return action === 'search' || action === 'read';
}
