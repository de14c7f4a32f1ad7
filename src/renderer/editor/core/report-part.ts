import type { RequestOutput } from '#shared/contract/index.ts';

export type ReportRead = RequestOutput<'report.read'>;
export type ReportPart = ReportRead['parts'][number];
