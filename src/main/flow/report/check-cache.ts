import type { Quote } from '#shared/domain/evidence.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { CheckedClaim } from '#main/flow/sections/index.ts';

import { createRepeatFinder, type RepeatFinder } from './find-repeats.ts';

/** What earlier checks found, for texts and evidence that are still the same values. It frees itself with them. */
export type CheckCache = {
  readonly sections: WeakMap<RichText, CheckedSection>;
  readonly quotes: WeakMap<Quote, { readonly textHash: string; readonly isExact: boolean }>;
  /** Holds the sentences of the report as it was checked last. */
  readonly repeats: RepeatFinder;
};

export type CheckedSection = {
  /** All that the findings depend on beside the text. */
  readonly basis: readonly unknown[];
  readonly claims: readonly CheckedClaim[];
};

export function createCheckCache(): CheckCache {
  return { sections: new WeakMap(), quotes: new WeakMap(), repeats: createRepeatFinder() };
}
