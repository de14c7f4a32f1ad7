import { z } from 'zod';
import { evidenceIdSchema, itemIdSchema, passageIdSchema } from '#shared/base/ids.ts';
import type { StoredStep } from '#main/ports/project-store.ts';

export const plannerStepKinds = ['begin', 'search', 'read', 'propose_outline', 'ask_user', 'finish'] as const;

const stepRecordSchema = z.object({
  action: z.enum(plannerStepKinds),
  goal: z.string(),
  queries: z.array(z.string()),
  itemId: itemIdSchema.nullable(),
  newEvidenceIds: z.array(evidenceIdSchema),
  /** Evidence of earlier runs that this step came upon again: it belongs to this run too. */
  refoundEvidenceIds: z.array(evidenceIdSchema),
  judged: z.array(passageIdSchema),
  passagesRead: z.number(),
  droppedOffers: z.number(),
  remarks: z.array(z.string()),
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
    itemId: null,
    newEvidenceIds: [],
    refoundEvidenceIds: [],
    judged: [],
    passagesRead: 0,
    droppedOffers: 0,
    remarks: [],
  };
}
