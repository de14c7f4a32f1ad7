export { coverageOf } from './coverage.ts';
export { applyOperations } from './apply-operations.ts';
export { plan } from './plan.ts';
export { endRun, startRun, type RunRequest } from './runs.ts';
export { plannerStepKinds } from './step-record.ts';
