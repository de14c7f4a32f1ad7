import type { StopCondition } from '#main/agent/run-steps.ts';
import { readStepRecord, type StepRecord } from './step-record.ts';

/** Empty searches in a row that end planning once there is an outline. */
const fruitlessSearches = 2;
/** Each subject of a brief is searched for alone, and several may be unknown to the sources. */
const fruitlessBeforeOutline = 10;

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
      // The planner may still say what the sources don't hold.
      if (hasOutline() && steps.at(-1)?.kind !== 'propose_outline') return null;
      const past = searches(steps.map(readStepRecord)).toReversed();
      const found = past.findIndex(({ newEvidenceIds }) => newEvidenceIds.length > 0);
      const fruitless = found === -1 ? past.length : found;
      const judged = past.findIndex(({ judged }) => judged.length > 0);
      const repeated = Math.min(fruitless, judged === -1 ? past.length : judged);
      if (repeated >= (hasOutline() ? fruitlessSearches : 2 * fruitlessSearches)) return 'queries-repeat';
      return fruitless >= (hasOutline() ? fruitlessSearches : fruitlessBeforeOutline) ? 'no-new-evidence' : null;
    },
    (steps) => (steps.length >= stepLimit ? 'budget-spent' : null),
  ];
}

function searches(records: readonly StepRecord[]): readonly StepRecord[] {
  return records.filter(({ action }) => action === 'search' || action === 'read');
}
