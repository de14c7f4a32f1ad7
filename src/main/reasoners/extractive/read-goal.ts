import { coverage, readFocus, type Focus } from './read-focus.ts';
import type { Reading } from './reading.ts';

/** A goal of several subjects is met by what bears on one of them. */
export type Goal = { readonly parts: readonly Focus[] };

const separator = '; ';

export function writeGoal(subjects: readonly string[]): string {
  return subjects.join(separator);
}

export function readGoal(goal: string, language: string, reading: Reading): Goal {
  return { parts: goal.split(separator).map((part) => readFocus(part, language, reading)) };
}

/** The coverage of the part that is covered best, from 0 to 1. */
export function goalCoverage(goal: Goal, terms: ReadonlySet<string>, rarityOf?: (term: string) => number): number {
  return Math.max(...goal.parts.map((part) => coverage(part, terms, rarityOf)));
}
