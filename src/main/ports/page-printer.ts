import type { Result } from '#shared/base/result.ts';

/** Makes a tagged PDF of a page that holds all it shows. Faults: `printer-missing`, `printer-failed`, `cancelled`. */
export type PagePrinter = {
  /** What prints here, in words; null where nothing can. */
  readonly describe: () => Promise<string | null>;
  readonly print: (html: string, signal: AbortSignal) => Promise<Result<Uint8Array>>;
};
