import type { FindJson, LanguageModel } from '#main/ports/language-model.ts';
import type { Reasoner } from '#main/ports/reasoner.ts';
import { judgeClaims } from './checker/judge-claims.ts';
import { decide } from './planner/decide.ts';
import { extractEvidence } from './reader/extract-evidence.ts';
import { selectPassages } from './reader/select-passages.ts';
import { draftSection } from './writer/draft-section.ts';
import { reworkSelection } from './writer/rework-selection.ts';

/**
 * The reasoner that asks language models. Their prompts are made of the request alone and have a fixed size; what they
 * answer is read forgivingly, checked in code, and asked for again where it can't be used.
 */
export function createModelReasoner(options: {
  readonly model: LanguageModel;
  readonly findJson: FindJson;
  /** Calls, and so sections, that are made at the same time. */
  readonly parallelCalls: number;
}): Reasoner {
  const mind = options;
  return {
    kind: 'model',
    parallelSections: options.parallelCalls,
    decide: (state, signal) => decide(mind, state, signal),
    select: (request, signal) => selectPassages(mind, request, signal),
    extract: (request, signal) => extractEvidence(mind, request, signal),
    draft: (request, draftOptions) => draftSection(mind, request, draftOptions),
    rework: (request, signal) => reworkSelection(mind, request, signal),
    judge: (request, signal) => judgeClaims(mind, request, signal),
  };
}
