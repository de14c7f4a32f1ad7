export { claimKey, type ClaimVerdicts } from './appendix.ts';
export { buildPrintable } from './build-printable.ts';
export { citeReport } from './cite-report.ts';
export type { ExportJob, WriteExport } from './export-job.ts';
export { exportName } from './export-name.ts';
export { labelCitations } from './label-citations.ts';
export { lint } from './lint/lint.ts';
export { createPandocWriter, writeMarkdown } from './markdown/write-markdown.ts';
export { createJsonWriter } from './write-json.ts';
