import type { PassageView } from '#main/ports/reasoner.ts';
import { coverage, tellingSubjects, type Focus, type Subject } from './read-focus.ts';
import type { Reading } from './reading.ts';
import { goalCoverage, type Goal } from './read-goal.ts';
import { countTexts, rarity } from './term-vector.ts';

export type RatedPassage = {
  readonly passage: PassageView;
  /** How much of the brief and of the goal the passage speaks of, its headings and its source's title included; 0 to 1. */
  readonly briefCoverage: number;
  readonly goalCoverage: number;
  /** How much of the goal its headings and its source's title name: what stands under them is about it, 0 to 1. */
  readonly headingCoverage: number;
  /** True if a whole subject of the brief is in it, not just a word that may be about anything. */
  readonly holdsSubject: boolean;
  /** True if it has a word of what brief or goal is about, not of who does it or how it is asked for. */
  readonly hasTellingTerm: boolean;
  /** False if the brief names something by number and the passage's source speaks of no such number. */
  readonly isOfNamed: boolean;
};

/** Rates passages for a brief and a goal; terms that few of these passages hold count more. */
export function ratePassages(
  passages: readonly PassageView[],
  focus: Focus,
  goal: Goal,
  reading: Reading,
): readonly RatedPassage[] {
  const read = passages.map((passage) => {
    const around = [passage.sourceTitle, ...passage.headingPath].flatMap((text) =>
      reading.termsOf(text, passage.language),
    );
    return { passage, around: new Set(around), list: [...reading.termsOf(passage.text, passage.language), ...around] };
  });
  const counts = countTexts(read.map(({ list }) => list));
  // What none of them holds can't tell them apart.
  const rarityOf = (term: string): number =>
    counts.has(term) ? Math.min(2.5, rarity(term, counts, passages.length)) : 0.3;
  const namingSources = new Set(
    read.filter(({ list }) => list.some((term) => focus.identifiers.has(term))).map(({ passage }) => passage.sourceId),
  );
  const telling = [focus, ...goal.parts].flatMap(tellingSubjects);
  return read.map(({ passage, around, list }) => {
    const terms = new Set(list);
    return {
      passage,
      briefCoverage: coverage(focus, terms, rarityOf),
      goalCoverage: goalCoverage(goal, terms, rarityOf),
      headingCoverage: goalCoverage(goal, around, rarityOf),
      holdsSubject: focus.subjects.some((subject) => holds(subject, list, around)),
      hasTellingTerm: telling.some((subject) => hasTermOf(subject, terms)),
      isOfNamed: focus.identifiers.size === 0 || namingSources.has(passage.sourceId),
    };
  });
}

/** Any word of a subject; of one in an unspaced script all pairs of letters, since one pair is part of many words. */
function hasTermOf({ terms, phrase }: Subject, known: ReadonlySet<string>): boolean {
  const isUnspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(phrase);
  return isUnspaced ? terms.every((term) => known.has(term)) : terms.some((term) => known.has(term));
}

/** A phrase names its subject wherever it stands, a single word where a heading has it or the text comes back to it. */
function holds(subject: Subject, list: readonly string[], around: ReadonlySet<string>): boolean {
  if (subject.weight !== 'whole') return false;
  if (subject.terms.length > 1) return subject.terms.every((term) => list.includes(term));
  const [term = ''] = subject.terms;
  return around.has(term) || list.filter((each) => each === term).length > 1;
}

const least = [
  { goal: 0.6, brief: 0.2, either: 0.45 },
  { goal: 0.4, brief: 0.12, either: 0.35 },
] as const;

/** How many steps the demands on a passage can be relaxed. */
export const relaxations = least.length - 1;

/** True if the passage bears on brief and goal; one that shares but a common word with them doesn't, however relaxed. */
export function bearsOnBrief(rated: RatedPassage, relaxed: number): boolean {
  if (!rated.isOfNamed || !rated.hasTellingTerm) return false;
  const wanted = least[relaxed]!;
  if (rated.briefCoverage >= wanted.either) return true;
  if (rated.goalCoverage < wanted.goal && !(relaxed > 0 && rated.headingCoverage >= 0.5))
    return rated.holdsSubject && rated.goalCoverage >= wanted.brief && rated.briefCoverage >= wanted.brief;
  return rated.holdsSubject || rated.briefCoverage >= wanted.brief;
}
