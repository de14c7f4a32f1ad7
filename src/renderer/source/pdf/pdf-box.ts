import type { EvidenceId } from '#shared/base/ids.ts';
import type { MarkKind } from '../text-marks.ts';

/** A mark on a page, in PDF points from the bottom left; of an image in its pixels. */
export type PdfBox = {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly kind: MarkKind;
  readonly evidenceId?: EvidenceId;
  readonly summary?: string;
  /** False for the further lines of the same words: only the first is a stop for the keyboard. */
  readonly isFirst: boolean;
  /** How the marked words begin, on their first line; and how they end, on their last. */
  readonly startWords: string | null;
  readonly endWords: string | null;
};
