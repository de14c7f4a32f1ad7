import type { AssetId } from '#shared/base/ids.ts';
import type { PrintableReport } from '#main/ports/report-writer.ts';
import type { Script } from './scripts.ts';

/** What is known of the report while it is written, and what the preamble must provide for it. */
export type Sheet = {
  readonly report: PrintableReport;
  /** The script that the report's language is written in. */
  readonly baseScript: Script;
  /** The path of each image beside the report; null for one that TeX can't show. */
  readonly imagePaths: ReadonlyMap<AssetId, string | null>;
  /** Scripts beside the report's own. */
  readonly scripts: Set<Script>;
  /** Characters that not every font and engine has. */
  readonly characters: Set<string>;
  /** Commands of formulas, without their backslash. */
  readonly mathsCommands: Set<string>;
  readonly features: Set<'ulem' | 'code' | 'rtl-blocks' | 'placeholder' | 'cancel' | 'deep-lists' | 'maths-letters'>;
  readonly warnings: Set<string>;
};

/** Where inline content stands. */
export type Place = {
  readonly sheet: Sheet;
  /**
   * Numbers of notes whose text must wait until what holds their marks is done: TeX loses notes in boxes. Null where
   * notes may stand.
   */
  readonly waiting: number[] | null;
  /** Whether a figure or table may float and break across pages here. */
  readonly isOutermost: boolean;
  /** Of lists and quotations. */
  readonly depth: number;
};
