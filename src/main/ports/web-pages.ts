import type { Result } from '#shared/base/result.ts';

export type FetchedPage = {
  /** Where it was had from in the end, after redirects. */
  readonly url: string;
  /** Lower case, without parameters; empty where the server names none. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
};

/** Fetches what a person named, and nothing that it names. */
export type WebPages = {
  /** Faults: `page-unreachable`, `wrong-use` for an address that isn't fetched, `file-too-large`, `cancelled`. */
  readonly fetch: (options: {
    readonly url: string;
    /** Media types wanted, as HTTP's Accept has them. */
    readonly accept: string;
    readonly signal: AbortSignal;
  }) => Promise<Result<FetchedPage>>;
};
