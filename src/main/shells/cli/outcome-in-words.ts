import { z } from 'zod';
import { count, shortened } from './wording.ts';

/** Whatever of this a step's outcome has: planner and writer keep different things, and keep more as they learn more. */
const outcomeSchema = z.object({
  outcome: z.string().optional().catch(undefined),
  passagesRead: z.number().optional().catch(undefined),
  newEvidenceIds: z.array(z.unknown()).optional().catch(undefined),
  droppedOffers: z.number().optional().catch(undefined),
  remarks: z.array(z.string()).optional().catch(undefined),
  problems: z.number().optional().catch(undefined),
  removed: z.array(z.unknown()).optional().catch(undefined),
  fault: z.object({ code: z.string() }).optional().catch(undefined),
});

/** What a step came to, in one line. */
export function outcomeInWords(step: { step: number | null; kind: string; outcome: unknown }): string {
  if (step.step === null) return step.kind === 'check' ? '' : 'not finished';
  const parsed = outcomeSchema.safeParse(step.outcome);
  if (!parsed.success) return '';
  const { outcome, passagesRead = 0, newEvidenceIds = [], droppedOffers = 0 } = parsed.data;
  const { remarks = [], problems = 0, removed = [], fault } = parsed.data;
  const found =
    passagesRead === 0 && newEvidenceIds.length === 0
      ? []
      : [`${count(passagesRead, 'passage')} read, ${newEvidenceIds.length} new evidence`];
  return [
    ...(outcome === undefined ? [] : [outcome]),
    ...(fault === undefined ? [] : [fault.code]),
    ...found,
    ...(droppedOffers === 0 ? [] : [`${count(droppedOffers, 'offer')} not in the sources`]),
    ...(problems === 0 ? [] : [count(problems, 'problem')]),
    ...(removed.length === 0 ? [] : [`${removed.length} invented, taken out`]),
    ...remarks.map((remark) => shortened(remark, 80)),
  ].join('; ');
}
