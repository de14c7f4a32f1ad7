import type { FaultCode } from '#shared/base/fault.ts';
import type { EntryId, SourceId } from '#shared/base/ids.ts';
import type { BibliographyEntry } from '#shared/domain/bibliography-entry.ts';
import type { Source, SourceStatus } from '#shared/domain/source.ts';

/** A source with what a list shows of it. */
export type LibraryEntry = {
  readonly source: Source;
  readonly status: SourceStatus;
  readonly passages: number;
  /** Pieces of evidence with a quote from it. */
  readonly evidence: number;
};

export type FailedImport = {
  readonly path: string;
  readonly code: FaultCode;
  readonly message: string;
  readonly failedAt: string;
};

/** What becomes of sources after they came in, and of files that didn't. */
export type LibraryStore = {
  /** By content hash. */
  readonly listLibrary: () => readonly LibraryEntry[];
  /** The same, `batchSize` at a time: what changes meanwhile is seen or isn't. */
  readonly libraryBatches: (batchSize: number) => Iterable<readonly LibraryEntry[]>;
  readonly getLibraryEntry: (id: SourceId) => LibraryEntry | null;
  /** Replaces what is known of a source that is there. */
  readonly putSourceRecord: (source: Source) => void;
  readonly setSourceStatus: (id: SourceId, status: SourceStatus) => void;
  /** With their texts and passages, whose rows in the memory index are queued to be taken out. Returns how many. */
  readonly removeSources: (ids: readonly SourceId[]) => number;
  /** By path. */
  readonly listFailedImports: () => readonly FailedImport[];
  /** Adds or replaces by path. */
  readonly putFailedImports: (failures: readonly Omit<FailedImport, 'failedAt'>[]) => void;
  readonly forgetFailedImports: (paths: readonly string[]) => void;
  /** By path. */
  readonly listWatchedFolders: () => readonly string[];
  readonly setWatchedFolder: (path: string, isOn: boolean) => void;
};

/** Entries of bibliographies. A source that goes leaves its entries without one. */
export type EntryStore = {
  /** Adds or replaces by id. */
  readonly putEntries: (entries: readonly BibliographyEntry[]) => void;
  readonly getEntry: (id: EntryId) => BibliographyEntry | null;
  /** By when they came in, then id. */
  readonly listEntryIds: () => readonly EntryId[];
  /** In the same order. */
  readonly entriesOfSource: (id: SourceId) => readonly BibliographyEntry[];
  readonly entryIdsWithoutSource: () => readonly EntryId[];
  /** Where each is from, without looking further into it. */
  readonly entryOrigins: () => readonly { readonly id: EntryId; readonly key: string; readonly origin: string }[];
  readonly attachEntries: (pairs: readonly { readonly id: EntryId; readonly sourceId: SourceId | null }[]) => void;
  /** Returns how many. */
  readonly removeEntries: (ids: readonly EntryId[]) => number;
};
