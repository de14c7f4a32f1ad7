import type { GreyPicture } from '#shared/base/grey-picture.ts';
import type { Result } from '#shared/base/result.ts';

/** In pixels of the picture, from its top left; right and bottom are outside. */
export type PixelBox = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

export type RecognisedWord = {
  readonly text: string;
  /** From 0 to 100. */
  readonly confidence: number;
  readonly box: PixelBox;
};

export type RecognisedLine = {
  readonly words: readonly RecognisedWord[];
  /** What the letters stand on, from the line's left to its right. */
  readonly baseline: PixelBox;
  /** From the lowest descender to the highest ascender, in pixels. */
  readonly height: number;
};

/** What was read on a picture, in reading order. */
export type RecognisedPicture = { readonly lines: readonly RecognisedLine[] };

/** An image file, opened: its pictures are decoded one at a time, turned as they are to be looked at. */
export type OpenedImage = {
  readonly pageCount: number;
  /** From 1. Faults: `file-damaged`, `file-too-large`. */
  readonly picture: (page: number) => Promise<Result<GreyPicture>>;
};

/** Reads the words on pictures (OCR). One is read at a time; it belongs to one source and is closed with it. */
export type TextRecogniser = {
  /** What should have been there and isn't, in sentences for a person. */
  readonly warnings: readonly string[];
  /** Faults: `file-damaged`, `file-too-large`. */
  readonly openImage: (bytes: Buffer, fileName: string) => Result<OpenedImage>;
  /** `dpi` is how fine the picture is, where that is known. Faults: `reader-timed-out`, `reader-crashed`. */
  readonly recognise: (picture: GreyPicture, options?: { readonly dpi?: number }) => Promise<Result<RecognisedPicture>>;
  readonly close: () => Promise<void>;
};
