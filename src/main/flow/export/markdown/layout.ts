import type { AssetId } from '#shared/base/ids.ts';
import type { PrintableReport } from '#main/ports/report-writer.ts';

/** What each block of a Markdown file is written with. */
export type MarkdownLayout = {
  readonly report: PrintableReport;
  /** `pandoc`: citations are pandoc's to format, and it has words of its own for much that CommonMark lacks. */
  readonly dialect: 'commonmark' | 'pandoc';
  /** Where an image is found from the file's folder. */
  readonly imagePath: (assetId: AssetId) => string;
};
