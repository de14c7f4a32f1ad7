export { checkRepeats } from './check-repeats.ts';
export { checkSection, type CheckedClaim } from './check-section.ts';
export { judgeClaims, judgementKey, needsJudging, withJudgements } from './judgements.ts';
export { reportFrame, type ReportFacts } from './report-frame.ts';
export { reportFacts } from './section-request.ts';
export { readWritingScope } from './section-steps.ts';
export { writeSections, type Written } from './write-sections.ts';
