import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { ExportFormat } from '#shared/domain/export-format.ts';
import type { Report } from '#shared/domain/report.ts';
import { toJson } from './to-json.ts';
import { toMarkdown } from './to-markdown.ts';

/** The report as the bytes of one file. Fault: `format-unsupported`. */
export function exportReport(options: {
  report: Report;
  format: ExportFormat;
  citations: 'numbered' | 'pandoc';
  withQuotes: boolean;
  date: string;
}): Result<string> {
  switch (options.format) {
    case 'md':
      return succeed(toMarkdown(options));
    case 'json':
      return succeed(toJson(options));
    case 'docx':
    case 'pdf':
    case 'html':
    case 'tex':
    case 'odt':
      return fail(
        userFault(
          'format-unsupported',
          `Heddle can't write .${options.format} yet. Export as md and convert it, or as json.`,
        ),
      );
  }
}
