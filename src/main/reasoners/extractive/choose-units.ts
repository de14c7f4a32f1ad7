import type { SourceId } from '#shared/base/ids.ts';
import type { SectionRequest } from '#main/ports/reasoner.ts';
import { overlap, type Unit } from './collect-units.ts';
import { coverage, readFocus } from './read-focus.ts';
import type { Reading } from './reading.ts';
import { centroid, cosine } from './term-vector.ts';

const novelty = 0.45;
const sourceRepeatFactor = 0.8;
const redundant = 0.56;
const leastWorth = 0.025;

/** Units for about `wantedWords`: bearing on heading and brief, unlike each other, from several sources (maximal marginal relevance, Carbonell and Goldstein 1998). */
export function chooseUnits(
  units: readonly Unit[],
  request: SectionRequest,
  wantedWords: number,
  reading: Reading,
  language: string,
  { sourceRepeat = sourceRepeatFactor }: { readonly sourceRepeat?: number } = {},
): readonly Unit[] {
  const heading = readFocus(request.item.heading, language, reading);
  const brief = readFocus(request.brief.question, language, reading);
  const instruction = request.instruction === null ? null : readFocus(request.instruction, language, reading);
  const middle = centroid(units.map((unit) => unit.vector));
  const worthOf = (unit: Unit): number => {
    const fit =
      0.3 * coverage(heading, unit.terms) +
      0.4 * coverage(brief, unit.terms) +
      0.25 * (1 - unit.rank / Math.max(1, request.evidence.length)) +
      0.3 * cosine(unit.vector, middle) +
      (instruction === null ? 0 : 0.5 * coverage(instruction, unit.terms));
    return fit * unit.quality;
  };
  const left = new Map(units.map((unit) => [unit, { worth: worthOf(unit), nearest: 0 }]));
  const taken = new Map<SourceId, number>();
  const chosen: Unit[] = [];
  let words = 0;
  while (left.size > 0 && words < wantedWords * 0.95) {
    let best: Unit | null = null;
    let bestScore = 0;
    for (const [unit, { worth, nearest }] of left) {
      const score = worth * sourceRepeat ** (taken.get(unit.sourceId) ?? 0) - novelty * nearest * worth;
      if (score > bestScore) [best, bestScore] = [unit, score];
    }
    if (best === null || (bestScore < leastWorth && chosen.length >= 3)) break;
    left.delete(best);
    if (chosen.length > 0 && words + best.wordCount > wantedWords * 1.15) continue;
    chosen.push(best);
    words += best.wordCount;
    taken.set(best.sourceId, (taken.get(best.sourceId) ?? 0) + 1);
    for (const [unit, state] of left) {
      const likeness = Math.max(cosine(unit.vector, best.vector), overlap(unit.terms, best.terms));
      if (likeness >= redundant) left.delete(unit);
      else if (likeness > state.nearest) left.set(unit, { ...state, nearest: likeness });
    }
  }
  return chosen;
}
