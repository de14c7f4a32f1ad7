import type { Budget } from '#shared/domain/run.ts';
import type { StopCondition } from '#main/agent/run-steps.ts';
import type { StoredStep } from '#main/ports/project-store.ts';
import { isSearch, readStepRecord } from './step-record.ts';

/** Empty searches in a row that end planning once there is an outline and it has just been changed. */
const fruitlessSearches = 2;
/** Each subject of a brief, and each item of an outline, is searched for alone, and several may be unknown to the sources. */
const fruitlessOfSubjects = 10;
/** Decisions in a row of which nothing could be carried out. */
const voidSteps = 3;

/** When planning ends, in the order they are asked. */
export function stopConditions(options: {
  stepLimit: number;
  /** What planning alone may spend. */
  budget: Pick<Budget, 'tokens' | 'costUsd'>;
  /** Steps from earlier goes at this run: a resumed run isn't held to what went wrong before. */
  stepsBefore: number;
  isCovered: () => boolean;
  hasOutline: () => boolean;
}): readonly StopCondition[] {
  const { stepLimit, budget, stepsBefore, isCovered, hasOutline } = options;
  return [
    (steps) => (lastOf(steps)?.action === 'finish' && lastOf(steps)?.isVoid === false ? 'reasoner-finished' : null),
    (steps) => (steps.at(-1)?.kind === 'propose_outline' && isCovered() ? 'covered' : null),
    (steps) => {
      const last = steps.slice(stepsBefore).slice(-voidSteps).map(readStepRecord);
      return last.length === voidSteps && last.every(({ isVoid }) => isVoid) ? 'reasoner-stuck' : null;
    },
    (steps) => {
      const past = steps
        .map(readStepRecord)
        .filter((record) => isSearch(record) && !record.isVoid)
        .toReversed();
      const found = past.findIndex(({ newEvidenceIds }) => newEvidenceIds.length > 0);
      const fruitless = found === -1 ? past.length : found;
      const judged = past.findIndex((record) => record.judged.length > 0);
      const repeated = Math.min(fruitless, judged === -1 ? past.length : judged);
      // The planner may still say what the sources don't hold.
      const isSettled = hasOutline() && steps.at(-1)?.kind === 'propose_outline';
      if (repeated >= (isSettled ? fruitlessSearches : 2 * fruitlessSearches)) return 'queries-repeat';
      return fruitless >= (isSettled ? fruitlessSearches : fruitlessOfSubjects) ? 'no-new-evidence' : null;
    },
    (steps) => (steps.length >= stepLimit || isSpent(lastOf(steps)?.usage, budget) ? 'budget-spent' : null),
  ];
}

function lastOf(steps: readonly StoredStep[]) {
  const last = steps.at(-1);
  return last === undefined ? undefined : readStepRecord(last);
}

function isSpent(
  usage: { promptTokens: number; completionTokens: number; costUsd: number | null } | undefined,
  { tokens, costUsd }: Pick<Budget, 'tokens' | 'costUsd'>,
): boolean {
  if (usage === undefined) return false;
  const spentTokens = usage.promptTokens + usage.completionTokens;
  return (tokens !== undefined && spentTokens >= tokens) || (costUsd !== undefined && (usage.costUsd ?? 0) >= costUsd);
}
