import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { Report } from '#shared/domain/report.ts';
import { toJson } from './to-json.ts';
import { toMarkdown } from './to-markdown.ts';

/** All the formats Heddle means to write; those not written yet are refused by name. */
export const exportFormats = ['md', 'docx', 'pdf', 'html', 'tex', 'odt', 'json'] as const;

export type ExportFormat = (typeof exportFormats)[number];

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
