import type { DraftBlock } from '../assemble-blocks.ts';
import type { InlineCleaner } from './clean-inline.ts';

/** What a nested block may ask of the parser that found it. */
export type RstContext = {
  readonly clean: InlineCleaner;
  readonly parse: (lines: readonly string[]) => DraftBlock[];
};

/** What was read and where reading goes on. */
export type RstStep = {
  readonly drafts: readonly DraftBlock[];
  readonly next: number;
  readonly expectsLiteral?: boolean;
};
