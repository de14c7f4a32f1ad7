import type { Result } from '#shared/base/result.ts';
import type { SourceLayout } from '#shared/domain/layout.ts';
import type { BibliographicData, MediaType, Recognition } from '#shared/domain/source.ts';
import type { TextRecogniser } from './text-recogniser.ts';

/** What a reader makes of a file: the text once and for all, and where everything in it sits. */
export type ReadSource = {
  readonly mediaType: MediaType;
  /** Well-formed Unicode without NUL; all positions count its UTF-16 code units. */
  readonly text: string;
  readonly layout: SourceLayout;
  readonly bibliographic: BibliographicData;
  /** ISO 639-1, or `und`. */
  readonly language: string;
  readonly warnings: readonly string[];
  /** Which pages were read by text recognition; null where none was. */
  readonly recognised: Recognition | null;
};

/** Page `page` of `pages` is being read. */
export type OnPage = (page: number, pages: number) => void;

export type ReadRequest = {
  /** Where the bytes are now (a staged copy that doesn't change). */
  readonly path: string;
  /** The bytes themselves, where they are at hand: then nothing is read from `path`. */
  readonly bytes?: Uint8Array;
  /** The name the person's file has: its ending says what it claims to be. */
  readonly fileName: string;
  /** The languages of text on pictures, in Tesseract's codes; those that are set, where nothing is said. */
  readonly ocrLanguages?: readonly string[];
};

/** Reads one file of any supported format. Faults: the `file-…`, `archive-…` and `reader-…` codes. */
export type SourceReader = (
  request: ReadRequest,
  aids?: { readonly recogniser?: TextRecogniser; readonly onPage?: OnPage },
) => Promise<Result<ReadSource>>;
