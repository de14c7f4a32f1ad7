import type { StopCondition } from '#main/agent/run-steps.ts';
import { readStepRecord, type StepRecord } from './step-record.ts';

/** Empty searches in a row that end planning once there is an outline; before that the planner gets twice as many. */
const fruitlessSearches = 2;

/** When planning ends, in the order they are asked. */
export function stopConditions(options: {
  stepLimit: number;
  isCovered: () => boolean;
  hasOutline: () => boolean;
}): readonly StopCondition[] {
  const { stepLimit, isCovered, hasOutline } = options;
  return [
    (steps) => (steps.at(-1)?.kind === 'finish' ? 'reasoner-finished' : null),
    (steps) => (steps.at(-1)?.kind === 'propose_outline' && isCovered() ? 'covered' : null),
    (steps) => {
      const limit = hasOutline() ? fruitlessSearches : 2 * fruitlessSearches;
      const last = searches(steps.map(readStepRecord)).slice(-limit);
      if (last.length < limit || !last.every(({ newEvidenceIds }) => newEvidenceIds.length === 0)) return null;
      // The planner may still say what the sources don't hold.
      if (hasOutline() && steps.at(-1)?.kind !== 'propose_outline') return null;
      return last.every(({ judged }) => judged.length === 0) ? 'queries-repeat' : 'no-new-evidence';
    },
    (steps) => (steps.length >= stepLimit ? 'budget-spent' : null),
  ];
}

function searches(records: readonly StepRecord[]): readonly StepRecord[] {
  return records.filter(({ action }) => action === 'search' || action === 'read');
}
