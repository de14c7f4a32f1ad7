import type { ReportFinding } from '#shared/domain/report-finding.ts';

/** One thing found in a section, before it is said in which. */
export type Found = Pick<ReportFinding, 'code' | 'text' | 'detail'>;
