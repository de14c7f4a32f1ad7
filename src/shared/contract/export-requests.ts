import { z } from 'zod';
import { exportIdSchema } from '../base/ids.ts';
import { citationStyleSchema } from '../domain/citation-style.ts';
import { exportFormats } from '../domain/export-format.ts';
import { reportFindingSchema } from '../domain/report-finding.ts';
import { folder } from './project-requests.ts';

export const exportRequests = {
  /** Findings come as warnings: nothing keeps a report from being exported. */
  'report.export': {
    input: z.object({
      folder,
      format: z.enum(exportFormats),
      /** Missing: the report's own. */
      style: citationStyleSchema.optional(),
      /** `styled`: as the style has them; `numbered`: plain numbers; `pandoc`: for pandoc to format, in Markdown. */
      citations: z.enum(['styled', 'numbered', 'pandoc']).default('styled'),
      /** Adds the appendix: every citation with its quotes, where they stand and what the checks say. */
      withQuotes: z.boolean().default(false),
      /** Each citation's quotes as a comment beside it, where the format has comments. */
      withComments: z.boolean().default(false),
      hasContents: z.boolean().default(false),
      numbersHeadings: z.boolean().default(false),
      paper: z.enum(['a4', 'letter']).default('a4'),
      /** An absolute path that the report is written to; only the command line may name one. */
      outFile: z.string().optional(),
    }),
    output: z.object({
      /** For the connection's `exportUrl`; null where the files were written. */
      exportId: exportIdSchema.nullable(),
      /** The report first. */
      files: z.array(z.object({ path: z.string(), byteCount: z.number() })),
      sections: z.number(),
      references: z.number(),
      /** What the format could not take over, in sentences. */
      warnings: z.array(z.string()),
      findings: z.array(reportFindingSchema),
    }),
  },
  /** What a person may want to look at before the report is handed in. */
  'report.lint': {
    input: z.object({ folder, style: citationStyleSchema.optional() }),
    output: z.object({ findings: z.array(reportFindingSchema) }),
  },
  /** In which formats and how a report can be exported here. */
  'export.printer': {
    input: z.object({ folder }),
    /** What prints PDF, in words; null where nothing can. */
    output: z.object({ printer: z.string().nullable() }),
  },
} as const;
