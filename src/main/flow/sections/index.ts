export { checkSection, type CheckedClaim, type ReportFrame } from './check-section.ts';
export { judgeClaims, judgementKey, needsJudging, withJudgements } from './judgements.ts';
export { redoSection } from './redo-section.ts';
export { reportFrame, type ReportFacts } from './report-frame.ts';
export { reportFacts } from './section-request.ts';
export { reworkSelection } from './rework-selection.ts';
export { readWritingScope, writtenItems } from './section-steps.ts';
export { writeSections, type Written } from './write-sections.ts';
