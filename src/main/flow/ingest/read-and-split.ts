import type { SourceId } from '#shared/base/ids.ts';
import type { Result } from '#shared/base/result.ts';
import type { Passage } from '#shared/domain/passage.ts';
import type { OnPage, ReadRequest, ReadSource } from '#main/ports/source-reader.ts';

/** A source's text with all that is known of it; the layout as JSON, in the form it is stored in. */
export type ReadAndSplitSource = Omit<ReadSource, 'layout'> & {
  readonly layoutJson: string;
  readonly pageCount: number | null;
  readonly textHash: string;
  readonly passages: readonly Passage[];
};

/** Reads a file and splits its text, away from the main thread. */
export type ReadAndSplit = (
  request: ReadRequest & { readonly sourceId: SourceId },
  signal: AbortSignal,
  /** Told of pages that take long, as those whose text is recognised on their pictures. */
  onPage?: OnPage,
) => Promise<Result<ReadAndSplitSource>>;
