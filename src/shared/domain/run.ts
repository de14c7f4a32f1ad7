import { z } from 'zod';
import { runIdSchema } from '../base/ids.ts';
import { faultSchema } from '../base/fault.ts';
import { briefSchema } from './brief.ts';

/** Allowed spending of one run; a missing field is no limit. */
export const budgetSchema = z.object({
  steps: z.number().int().positive().optional(),
  tokens: z.number().int().positive().optional(),
  costUsd: z.number().positive().optional(),
  minutes: z.number().positive().optional(),
});

export const usageSchema = z.object({
  calls: z.number().int().nonnegative(),
  promptTokens: z.number().int().nonnegative(),
  completionTokens: z.number().int().nonnegative(),
  /** Null where a call's price isn't known. */
  costUsd: z.number().nonnegative().nullable(),
});

export const reasonerKinds = ['extractive', 'model'] as const;

export const stopReasons = [
  'covered',
  'no-new-evidence',
  'queries-repeat',
  'budget-spent',
  'reasoner-finished',
  /** Nothing could be done with several of its decisions in a row. */
  'reasoner-stuck',
  'cancelled',
  'failed',
] as const;

export const runSchema = z.object({
  id: runIdSchema,
  /** `redo` offers another text for one section. */
  kind: z.enum(['plan', 'write', 'draft', 'check', 'redo']),
  reasoner: z.enum(reasonerKinds),
  brief: briefSchema,
  budget: budgetSchema,
  state: z.discriminatedUnion('status', [
    z.object({ status: z.literal('running') }),
    z.object({ status: z.literal('finished'), stopReason: z.enum(stopReasons) }),
    z.object({ status: z.literal('cancelled') }),
    /** Waits for its cause to be mended, and then goes on where it stopped. */
    z.object({ status: z.literal('paused'), fault: faultSchema }),
    z.object({ status: z.literal('failed'), fault: faultSchema }),
  ]),
  startedAt: z.string(),
});

export type Budget = z.infer<typeof budgetSchema>;
export type Usage = z.infer<typeof usageSchema>;
export type ReasonerKind = (typeof reasonerKinds)[number];
export type StopReason = (typeof stopReasons)[number];
export type Run = z.infer<typeof runSchema>;

export const noUsage: Usage = { calls: 0, promptTokens: 0, completionTokens: 0, costUsd: 0 };

export function addUsage(a: Usage, b: Usage): Usage {
  return {
    calls: a.calls + b.calls,
    promptTokens: a.promptTokens + b.promptTokens,
    completionTokens: a.completionTokens + b.completionTokens,
    costUsd: a.costUsd === null || b.costUsd === null ? null : a.costUsd + b.costUsd,
  };
}
