export { coverageOf } from './coverage.ts';
export { applyOperations } from './apply-operations.ts';
export { plan, type PlanEvent } from './plan.ts';
export { endRun, startRun, type RunRequest } from './runs.ts';
