export { claimKey, type ClaimVerdicts } from './appendix.ts';
export { buildPrintable } from './build-printable.ts';
export { citeReport, type CitedReport } from './cite-report.ts';
export type { ExportJob, WriteExport } from './export-job.ts';
export { exportReport } from './export-report.ts';
