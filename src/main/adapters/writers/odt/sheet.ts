import type { AssetId } from '#shared/base/ids.ts';
import type { PrintableReport } from '#main/ports/report-writer.ts';
import type { ShownImage } from '../shared-images.ts';
import type { AutomaticStyles } from './automatic-styles.ts';

/** What is known of the report while it is written, and what gathers for the package. */
export type Sheet = {
  readonly report: PrintableReport;
  readonly isRightToLeft: boolean;
  readonly images: ReadonlyMap<AssetId, ShownImage>;
  readonly styles: AutomaticStyles;
  /** Formulas, each an object of its own in the package. */
  readonly formulas: string[];
  counts: { tables: number; frames: number };
};

/** Where blocks stand. */
export type Place = {
  readonly sheet: Sheet;
  /** The style of paragraphs there. */
  readonly style: string;
  /** How wide images may be, in centimetres. */
  readonly widthCm: number;
};
