export { checkSection, type CheckedClaim } from './check-section.ts';
export { reportFrame, type ReportFacts } from './report-frame.ts';
export { reportFacts } from './section-request.ts';
export { writeSections, type Written } from './write-sections.ts';
