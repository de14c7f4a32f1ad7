import type { Result } from '#shared/base/result.ts';
import type { SourceLayout } from '#shared/domain/layout.ts';
import type { BibliographicData, MediaType } from '#shared/domain/source.ts';

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
};

export type ReadRequest = {
  /** Where the bytes are now (a staged copy that doesn't change). */
  readonly path: string;
  /** The bytes themselves, where they are at hand: then nothing is read from `path`. */
  readonly bytes?: Uint8Array;
  /** The name the person's file has: its ending says what it claims to be. */
  readonly fileName: string;
};

/** Reads one file of any supported format. Faults: the `file-…`, `archive-…` and `reader-…` codes. */
export type SourceReader = (request: ReadRequest) => Promise<Result<ReadSource>>;
