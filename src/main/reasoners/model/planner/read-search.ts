import type { ItemId } from '#shared/base/ids.ts';
import type { PlannerAction, PlannerState } from '#main/ports/reasoner.ts';
import type { Checked } from '../asking/ask-form.ts';
import { termSet } from '../prompting/alike.ts';
import { line, restored, shortened } from '../prompting/material.ts';

const mostQueries = 4;
const queryTokens = 40;
const goalTokens = 80;

/** A search as it can be made: with a goal, and with queries of which at least one wasn't asked before. */
export function readSearch(
  said: { readonly goal: string; readonly queries: readonly string[] },
  state: PlannerState,
  itemId: ItemId | null,
): Checked<PlannerAction> {
  const goal = shortened(line(restored(said.goal)), goalTokens);
  const queries = [...new Map(said.queries.map(toQuery).map((query) => [folded(query), query])).values()].filter(
    (query) => query !== '',
  );
  if (queries.length === 0) return { isUsable: false, problem: 'a search needs "queries": 1 to 4 of them' };
  if (goal === '' || /^find out …$/iu.test(goal)) {
    return { isUsable: false, problem: 'a search needs a "goal": one sentence that says what you want to find out' };
  }
  const { language } = state.library;
  const termsOf = (query: string) => [...termSet([query], language)].toSorted().join(' ') || folded(query);
  // The search would refuse other spellings of the same words too.
  const past = new Set(state.pastQueries.map(termsOf));
  const fresh = queries.filter((query) => !past.has(termsOf(query)));
  if (fresh.length === 0) {
    return { isUsable: false, problem: 'all of these queries were searched for before; use other words' };
  }
  return { isUsable: true, value: { kind: 'search', queries: fresh.slice(0, mostQueries), goal, itemId } };
}

function toQuery(said: string): string {
  return shortened(line(restored(said)).replace(/^["'“”„]+(.*?)["'“”„]+$/u, '$1'), queryTokens);
}

function folded(query: string): string {
  return query.toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}
