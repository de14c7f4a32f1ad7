import type { PassageId } from '#shared/base/ids.ts';
import type { PassageView } from '#main/ports/reasoner.ts';
import { findSentences } from './find-sentences.ts';
import { judgeSentence } from './judge-sentence.ts';
import { bearsOnBrief, ratePassages, relaxations, type RatedPassage } from './rate-passage.ts';
import type { Focus } from './read-focus.ts';
import type { Goal } from './read-goal.ts';
import type { Reading } from './reading.ts';

const sourceRepeatFactor = 0.72;
const fewPassages = 8;
const smallPrint =
  /^(?:references?|bibliography|copyright|footnotes?|licen[cs]e|acknowledge?ments?|table of contents|contents|change ?log|(?:change|version|post|revision) history|index|see also|further reading|external links|literatur|quellen|einzelnachweise|bibliographie|参考文献|脚注)\W*$/i;
const setAside = /^(?:rejected|deferred|abandoned|withdrawn|open (?:issues|questions)|unresolved)/i;

/** The passages worth reading for the goal, best first: what bears on the brief, spread over sources, small print and code left out. */
export function selectPassages(
  candidates: readonly PassageView[],
  focus: Focus,
  goal: Goal,
  limit: number,
  reading: Reading,
): readonly PassageId[] {
  const readable = candidates.filter(isWorthReading);
  const topScore = Math.max(...readable.map((passage) => passage.score), Number.EPSILON);
  const left = bearing(ratePassages(readable, focus, goal, reading))
    .map((rated) => ({ passage: rated.passage, score: score(rated, topScore) }))
    .toSorted((a, b) => b.score - a.score || (a.passage.passageId < b.passage.passageId ? -1 : 1));
  return spread(left, limit);
}

/** Those that bear on brief and goal; where they are too few, those that nearly do as well. */
function bearing(rated: readonly RatedPassage[]): readonly RatedPassage[] {
  for (let relaxed = 0; relaxed < relaxations; relaxed += 1) {
    const found = rated.filter((each) => bearsOnBrief(each, relaxed));
    if (found.length >= fewPassages) return found;
  }
  return rated.filter((each) => bearsOnBrief(each, relaxations));
}

function score(rated: RatedPassage, topScore: number): number {
  const { passage } = rated;
  const retrieved = Math.max(0, passage.score) / topScore;
  const fit =
    0.35 * retrieved +
    0.35 * rated.goalCoverage +
    0.15 * rated.briefCoverage +
    0.15 * rated.headingCoverage +
    (rated.holdsSubject ? 0.1 : 0);
  return passage.headingPath.some((heading) => setAside.test(heading)) ? fit * 0.7 : fit;
}

function spread(
  ranked: readonly { readonly passage: PassageView; readonly score: number }[],
  limit: number,
): readonly PassageId[] {
  const left = [...ranked];
  const taken = new Map<string, number>();
  const chosen: PassageId[] = [];
  while (chosen.length < limit && left.length > 0) {
    let best = 0;
    let bestScore = -1;
    for (const [index, { passage, score }] of left.entries()) {
      const discounted = score * sourceRepeatFactor ** (taken.get(passage.sourceId) ?? 0);
      if (discounted > bestScore) [best, bestScore] = [index, discounted];
    }
    const { passage } = left.splice(best, 1)[0]!;
    taken.set(passage.sourceId, (taken.get(passage.sourceId) ?? 0) + 1);
    chosen.push(passage.passageId);
  }
  return chosen;
}

function isWorthReading(passage: PassageView): boolean {
  if (passage.kind === 'code') return false;
  if (passage.headingPath.some((heading) => smallPrint.test(heading.trim()))) return false;
  return findSentences(passage.text, passage.language).some(
    ({ words }) => judgeSentence(words, passage.language).kind === 'sound',
  );
}
