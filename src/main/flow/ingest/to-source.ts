import type { BibliographicData, Source } from '#shared/domain/source.ts';
import { timestamp, type Clock } from '#main/ports/clock.ts';
import type { IngestedSource } from '#main/ports/project-store.ts';
import type { StagedFile } from '#main/ports/source-files.ts';
import { toId, type SourceId } from '#shared/base/ids.ts';
import type { ReadAndSplitSource } from './read-and-split.ts';
import { findIdentifiers } from './find-identifiers.ts';

/** The same bytes always get the same id. */
export function sourceIdOf({ contentHash }: StagedFile): SourceId {
  return toId('src', contentHash.slice(0, 20));
}

/** What is stored of a file that was read. `known` is what is known of it beside what it says itself. */
export function toIngested(options: {
  staged: StagedFile;
  read: ReadAndSplitSource;
  fileName: string;
  origin: string;
  known?: Partial<BibliographicData>;
  clock: Clock;
}): IngestedSource {
  const { staged, read, fileName, origin, known = {}, clock } = options;
  const { text, layoutJson, passages, mediaType, textHash, language, pageCount, warnings } = read;
  const source: Source = {
    id: sourceIdOf(staged),
    contentHash: staged.contentHash,
    textHash,
    mediaType,
    fileName,
    origin,
    byteCount: staged.byteCount,
    charCount: text.length,
    language,
    pageCount,
    bibliographic: {
      ...read.bibliographic,
      ...findIdentifiers({ text, mediaType, known: read.bibliographic }),
      ...known,
    },
    editedFields: [],
    warnings: [...warnings],
    recognised: read.recognised,
    importedAt: timestamp(clock),
  };
  return { source, text, layoutJson, passages };
}
