export { coverageOf } from './coverage.ts';
export { applyOperations } from './apply-operations.ts';
export { plan, planningEnd } from './plan.ts';
export { endRun, startRun, type RunRequest } from './runs.ts';
export { plannerStepKinds } from './step-record.ts';
