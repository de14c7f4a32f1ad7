import type { Result } from '#shared/base/result.ts';
import type { ExportFormat } from '#shared/domain/export-format.ts';
import type { Report } from '#shared/domain/report.ts';
import type { ExportedFile, PrintOptions } from '#main/ports/report-writer.ts';
import type { ClaimVerdicts } from './appendix.ts';
import type { CitedReport } from './cite-report.ts';

/** All that an export is made of: plain data, which may go to another thread. */
export type ExportJob = {
  readonly report: Report;
  readonly cited: CitedReport;
  readonly verdicts: ClaimVerdicts;
  readonly format: ExportFormat;
  /** Markdown whose citations pandoc is to format. */
  readonly isForPandoc: boolean;
  readonly withAppendix: boolean;
  readonly options: PrintOptions;
  /** Of the report's file, without its ending. */
  readonly name: string;
  /** Year, month, day. */
  readonly date: string;
};

/** Makes the files of an export. Faults: the writers'. */
export type WriteExport = (
  job: ExportJob,
  signal: AbortSignal,
) => Promise<Result<{ readonly files: readonly ExportedFile[]; readonly warnings: readonly string[] }>>;
