import type { Result } from '#shared/base/result.ts';
import type { BibliographicData } from '#shared/domain/source.ts';

export type DoiRegistry = {
  /** What is registered under a DOI, without its resolver's address. Faults: those of `WebPages`; `page-unreachable`. */
  readonly lookUp: (doi: string, signal: AbortSignal) => Promise<Result<BibliographicData>>;
};
