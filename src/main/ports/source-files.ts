import type { Fault } from '#shared/base/fault.ts';
import type { Result } from '#shared/base/result.ts';
import type { OriginalState } from '#shared/domain/source.ts';

/** A file that an import came upon: to be read, or passed over with a reason. */
export type FoundFile =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'ignored'; readonly path: string; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly fault: Fault };

/** A private copy of a file's bytes, taken in one reading, so that hash and text speak of the same bytes. */
export type StagedFile = {
  readonly contentHash: string;
  readonly byteCount: number;
  /** Where the copy is, or will be once it is kept. */
  readonly stagedPath: string;
  /** A small file's copy is held here and isn't on disk before it is kept. */
  readonly bytes?: Uint8Array;
};

/** What tells cheaply whether a file is as it was. */
export type FileState = { readonly byteCount: number; readonly modifiedMs: number };

/** The original files: where they come from, and the project's own copies of them. */
export type SourceFiles = {
  /**
   * The files at a path, in an order that depends on names alone. A folder is walked; hidden entries, links that lead
   * in circles or out of the folder and what a `.heddleignore` names are left out. A file named directly is always given.
   */
  readonly find: (path: string) => AsyncIterable<FoundFile>;
  /** Faults: `file-not-found`, `file-unreadable`, `file-empty`, `file-too-large`, `disk-full`. */
  readonly stage: (path: string, signal: AbortSignal) => Promise<Result<StagedFile>>;
  /** The same for bytes that are at hand. */
  readonly stageBytes: (bytes: Uint8Array) => Promise<StagedFile>;
  /** Moves the staged bytes to their place under the project, durably. Doing it twice is harmless. */
  readonly keep: (staged: StagedFile, fileName: string) => Promise<void>;
  readonly discard: (staged: StagedFile) => Promise<void>;
  /** Whether the project's copy of an original is still what came in. */
  readonly inspect: (source: { readonly contentHash: string; readonly fileName: string }) => Promise<OriginalState>;
  /** Removes the project's copy of an original; harmless where it is gone. */
  readonly remove: (source: { readonly contentHash: string; readonly fileName: string }) => Promise<void>;
  /** A file as a whole, for what is small by nature. Faults: those of `stage`. */
  readonly readWhole: (path: string) => Promise<Result<Uint8Array>>;
  readonly isThere: (path: string) => boolean;
  /** Null where it is gone or can't be looked at. */
  readonly stateOf: (path: string) => Promise<FileState | null>;
  /** Removes what an earlier process left staged. */
  readonly sweep: () => Promise<void>;
};
