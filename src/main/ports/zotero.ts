import type { Result } from '#shared/base/result.ts';
import type { ReadEntry } from './bibliography-files.ts';

export type ZoteroCollection = {
  readonly key: string;
  readonly name: string;
  readonly parentKey: string | null;
  /** Without those of collections in it. */
  readonly items: number;
};

/** `files` are addresses of the form `file://…`. */
export type ZoteroItem = ReadEntry & { readonly itemKey: string };

/** The Zotero that runs on this machine, read and never written. Faults: `zotero-unreachable`, `cancelled`. */
export type Zotero = {
  readonly listCollections: (signal: AbortSignal) => Promise<Result<readonly ZoteroCollection[]>>;
  /** Those of a collection without those in it, or with null all of the person's own library. */
  readonly readItems: (collectionKey: string | null, signal: AbortSignal) => Promise<Result<readonly ZoteroItem[]>>;
};
