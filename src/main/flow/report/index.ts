export { assembleReport } from './assemble-report.ts';
export { checkReport, type ReportCheck } from './check-report.ts';
