import type { ParsedInput, RequestInput } from '#shared/contract/index.ts';
import type { ExportFormat } from '#shared/domain/export-format.ts';

/** What a person chose of an export; what a format hasn't is passed over. */
export type ExportChoices = Pick<
  ParsedInput<'report.export'>,
  'format' | 'citations' | 'withQuotes' | 'withComments' | 'hasContents' | 'numbersHeadings' | 'paper'
> & {
  /** Null: the report's own. */
  readonly style: string | null;
};

export const usualChoices: ExportChoices = {
  format: 'docx',
  style: null,
  citations: 'styled',
  withQuotes: false,
  withComments: false,
  hasContents: true,
  numbersHeadings: false,
  paper: 'a4',
};

/** In the order people look for them. */
export const offeredFormats = [
  'docx',
  'pdf',
  'html',
  'odt',
  'tex',
  'md',
  'json',
] as const satisfies readonly ExportFormat[];

export function hasComments(format: ExportFormat): boolean {
  return format === 'docx' || format === 'odt';
}

export function hasPaper(format: ExportFormat): boolean {
  return format === 'docx' || format === 'odt' || format === 'pdf' || format === 'tex';
}

/** The request for these choices. */
export function toExportRequest(folder: string, { style, ...choices }: ExportChoices): RequestInput<'report.export'> {
  const { format } = choices;
  return {
    folder,
    ...choices,
    citations: format === 'md' || choices.citations === 'numbered' ? choices.citations : 'styled',
    withComments: choices.withComments && hasComments(format),
    ...(style !== null && { style }),
  };
}
