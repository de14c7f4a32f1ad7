import type { Result } from '#shared/base/result.ts';
import type { SourceLayout } from '#shared/domain/layout.ts';
import type { BibliographicData, MediaType, Recognition } from '#shared/domain/source.ts';
import type { OnPage } from '#main/ports/source-reader.ts';
import type { TextRecogniser } from '#main/ports/text-recogniser.ts';
import type { ContentKind } from './sniff-content.ts';

/** What one format's reader makes of a file; title, language and the last checks are added for all formats alike. */
export type ReadContent = {
  readonly text: string;
  readonly layout: SourceLayout;
  readonly bibliographic: Partial<BibliographicData>;
  readonly warnings: readonly string[];
  /** What the file itself says its language is; used where the text is too short to tell. */
  readonly declaredLanguage?: string;
  /** Which pages were read by text recognition. */
  readonly recognised?: Recognition;
};

export type FileInput = {
  readonly bytes: Buffer;
  /** The name the person's file has. */
  readonly fileName: string;
  /** Reads pictures of text; null where that isn't wanted. */
  readonly recogniser: TextRecogniser | null;
  /** Told before each page that takes long. */
  readonly onPage: OnPage;
};

/** One row of the table of formats. */
export type SourceFormat = {
  readonly mediaType: MediaType;
  /** What a person calls such a file, with its article. */
  readonly label: string;
  /** Lower case, with the dot. */
  readonly endings: readonly string[];
  /** The kinds of content that a file with such an ending may rightly have. */
  readonly accepts: readonly ContentKind[];
  /** Bytes beyond which the text would be too long in any encoding; larger files aren't opened. */
  readonly maxBytes: number;
  readonly read: (input: FileInput) => Promise<Result<ReadContent>>;
};
