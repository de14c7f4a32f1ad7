import type { PassageView } from '#main/ports/reasoner.ts';
import { coverage, type Focus, type Subject } from './read-focus.ts';
import type { Reading } from './reading.ts';
import { goalCoverage, type Goal } from './read-goal.ts';
import { countTexts, rarity } from './term-vector.ts';

export type RatedPassage = {
  readonly passage: PassageView;
  /** How much of the brief and of the goal the passage speaks of, its headings and its source's title included; 0 to 1. */
  readonly briefCoverage: number;
  readonly goalCoverage: number;
  /** True if a whole subject of brief or goal, of two terms or more, is in it. */
  readonly holdsSubject: boolean;
  /** How much of the brief, or of one of its subjects, all these passages of the same source speak of; 0 to 1. */
  readonly sourceCoverage: number;
};

/** Rates passages for a brief and a goal; terms that few of these passages hold count more. */
export function ratePassages(
  passages: readonly PassageView[],
  focus: Focus,
  goal: Goal,
  reading: Reading,
): readonly RatedPassage[] {
  const termLists = passages.map((passage) => termsAround(passage, reading));
  const counts = countTexts(termLists);
  // What none of them holds can't tell them apart.
  const rarityOf = (term: string): number =>
    counts.has(term) ? Math.min(2.5, rarity(term, counts, passages.length)) : 0.3;
  const subjects = [focus, ...goal.parts]
    .flatMap((each) => each.subjects)
    .filter((subject) => subject.terms.length > 1);
  const termsBySource = new Map<string, Set<string>>();
  for (const [index, { sourceId }] of passages.entries()) {
    termsBySource.set(sourceId, new Set([...(termsBySource.get(sourceId) ?? []), ...termLists[index]!]));
  }
  return passages.map((passage, index) => {
    const terms = new Set(termLists[index]);
    return {
      passage,
      briefCoverage: coverage(focus, terms, rarityOf),
      goalCoverage: goalCoverage(goal, terms, rarityOf),
      holdsSubject: subjects.some((subject) => subject.terms.every((term) => terms.has(term))),
      sourceCoverage: sourceCoverage(focus, termsBySource.get(passage.sourceId)!),
    };
  });
}

const leastCoverage = 0.4;
const leastBriefCoverage = 0.25;
const leastSourceCoverage = 0.6;
const compoundLength = 10;

/** A passage that shares but a common word with brief and goal doesn't bear on them. */
export function bearsOnBrief(rated: RatedPassage): boolean {
  if (rated.sourceCoverage < leastSourceCoverage) return false;
  if (rated.briefCoverage >= leastCoverage) return true;
  return rated.briefCoverage >= leastBriefCoverage && (rated.holdsSubject || rated.goalCoverage >= 0.6);
}

/** One subject of several, if all of it is there, is nearly as good as the whole brief. */
function sourceCoverage(focus: Focus, terms: ReadonlySet<string>): number {
  const ofSubjects = focus.subjects
    .filter((subject) => focus.identifiers.size === 0 || subject.terms.some((term) => focus.identifiers.has(term)))
    .map((subject) => {
      const held = subject.terms.filter((term) => terms.has(term));
      return (worthOf(subject) * weigh(focus, held)) / weigh(focus, subject.terms);
    });
  return Math.max(coverage(focus, terms), ...ofSubjects);
}

/** A phrase or a long compound tells a subject; a short word may be about anything. */
function worthOf(subject: Subject): number {
  if (subject.terms.length > 1) return 0.8;
  return subject.phrase.length >= compoundLength ? 0.6 : 0.4;
}

function weigh(focus: Focus, terms: readonly string[]): number {
  return terms.reduce((sum, term) => sum + (focus.weights.get(term) ?? 0), 0);
}

function termsAround(passage: PassageView, reading: Reading): readonly string[] {
  return [passage.text, passage.sourceTitle, ...passage.headingPath].flatMap((text) =>
    reading.termsOf(text, passage.language),
  );
}
