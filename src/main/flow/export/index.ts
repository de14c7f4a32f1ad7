export { claimKey } from './appendix.ts';
export { buildPrintable } from './build-printable.ts';
export { citeReport } from './cite-report.ts';
export type { ExportJob, WriteExport } from './export-job.ts';
export { createPandocWriter, writeMarkdown } from './markdown/write-markdown.ts';
export { createJsonWriter } from './write-json.ts';
export { labelCitations } from './label-citations.ts';
