import { succeed, type Result } from '#shared/base/result.ts';
import { isOfOneStep } from '#shared/base/fault.ts';
import type { Decision, PlannerState } from '#main/ports/reasoner.ts';
import type { Mind } from '../asking/ask-model.ts';
import { askForLinks } from './ask-for-links.ts';
import { askForOutline } from './ask-for-outline.ts';
import { askForSearch } from './ask-for-search.ts';
import { askToGather } from './ask-to-gather.ts';
import { askToRefine } from './ask-to-refine.ts';
import { viewState, type PlannerView } from './planner-view.ts';

const wordsPerEvidence = 40;
const leastEnough = 10;
const mostEnough = 80;
/** Evidence that no section rests on, from which on it is sorted in before anything else is done. */
const mostUnsorted = 16;
const lastSteps = 2;

/**
 * The planner's next step. Where a weak model would lose its way the question is a smaller one: an outline when there
 * is evidence enough or half of the steps are gone, and the sorting of evidence that piles up. Faults: the model's,
 * `answer-unusable`, `reasoner-refused`.
 */
export async function decide(mind: Mind, state: PlannerState, signal: AbortSignal): Promise<Result<Decision>> {
  const view = viewState(state);
  return view.hasBody ? refine(mind, view, signal) : gather(mind, view, signal);
}

async function gather(mind: Mind, view: PlannerView, signal: AbortSignal): Promise<Result<Decision>> {
  const { state, evidence } = view;
  const enough = enoughEvidence(state);
  const isLate = state.stepsLeft <= lastSteps || state.stepNumber >= state.stepsLeft || evidence.length >= 2 * enough;
  if (evidence.length > 0 && isLate) return askForOutline(mind, view, null, signal);
  const gathered = await askToGather(mind, view, { hasEnough: evidence.length >= enough }, signal);
  if (!gathered.ok) {
    if (!isSmallerWorthIt(gathered)) return gathered;
    return evidence.length >= leastEnough ? askForOutline(mind, view, null, signal) : askForSearch(mind, view, signal);
  }
  const { value } = gathered;
  return value.kind === 'outline' ? askForOutline(mind, view, value.lastSearch, signal) : succeed(value.decision);
}

async function refine(mind: Mind, view: PlannerView, signal: AbortSignal): Promise<Result<Decision>> {
  const { state, unlinked } = view;
  // What was left over by the last sorting would be left over again.
  const mayLink = unlinked.length > 0 && state.lastOutcome?.action !== 'propose_outline';
  const isLast = state.stepsLeft <= lastSteps;
  const mustLink = mayLink && (unlinked.length >= mostUnsorted || isLast);
  if (mustLink) {
    const links = await askForLinks(mind, view, signal);
    if (links.ok || !isSmallerWorthIt(links)) return links;
  }
  const refined = await askToRefine(mind, view, { isLast }, signal);
  if (refined.ok || !isSmallerWorthIt(refined)) return refined;
  const smaller = mayLink && !mustLink ? await askForLinks(mind, view, signal) : refined;
  if (smaller.ok || !isSmallerWorthIt(smaller)) return smaller;
  return isLast ? smaller : askForSearch(mind, view, signal);
}

/** A model that refuses would refuse again. */
function isSmallerWorthIt(answer: Result<unknown>): boolean {
  return !answer.ok && isOfOneStep(answer.fault) && answer.fault.code !== 'reasoner-refused';
}

/** About twice what the report will cite. */
function enoughEvidence({ brief }: PlannerState): number {
  return Math.min(mostEnough, Math.max(leastEnough, Math.ceil(brief.lengthWords / wordsPerEvidence)));
}
