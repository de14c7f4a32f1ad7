import type { Result } from '#shared/base/result.ts';
import type { Decision } from '#main/ports/reasoner.ts';
import type { Checked } from '../asking/ask-form.ts';
import type { Mind } from '../asking/ask-model.ts';
import { line, materialRule, shortened } from '../prompting/material.ts';
import { askPlanner } from './ask-planner.ts';
import { gatherForm, type gatherActions } from './forms.ts';
import type { PlannerView } from './planner-view.ts';
import { readLastSearch } from './read-last-search.ts';
import { readSearch } from './read-search.ts';
import { evidenceBlock, newestFirst } from './state-blocks.ts';

/** A decision, or that the outline is to be made now. */
export type Gathering =
  | { readonly kind: 'decision'; readonly decision: Decision }
  | { readonly kind: 'outline'; readonly lastSearch: Decision['lastSearch'] };

/** Searches that are to be tried before planning may end with nothing found. */
const leastSearches = 3;

/** What to do before there is an outline. */
export async function askToGather(
  mind: Mind,
  view: PlannerView,
  { hasEnough }: { readonly hasEnough: boolean },
  signal: AbortSignal,
): Promise<Result<Gathering>> {
  const { state, evidence } = view;
  const hasNothing = evidence.length === 0;
  const actions: (typeof gatherActions)[number][] = [
    'search',
    ...(hasNothing ? [] : (['propose_outline'] as const)),
    ...(state.mayAsk ? (['ask_user'] as const) : []),
    ...(hasNothing ? (['finish'] as const) : []),
  ];
  const hint = hasEnough
    ? ' There is enough evidence for an outline: propose one unless a part of the brief was never searched for.'
    : '';
  return askPlanner(
    mind,
    view,
    {
      system: systemText(actions),
      form: gatherForm(actions),
      shows: ['last_step', 'past_queries'],
      evidence: (tokens) => evidenceBlock(evidence, { tokens, preferred: newestFirst(evidence), what: 'found so far' }),
      ask: `What is the next step?${hint}`,
      check: (said): Checked<Gathering> => {
        const lastSearch = readLastSearch(said.last_search, state, null);
        const decided = (action: Decision['action']): Checked<Gathering> => ({
          isUsable: true,
          value: { kind: 'decision', decision: { action, lastSearch, notes: [] } },
        });
        switch (said.action) {
          case 'search': {
            const search = readSearch(said, state, null);
            return search.isUsable ? decided(search.value) : search;
          }
          case 'propose_outline':
            return { isUsable: true, value: { kind: 'outline', lastSearch } };
          case 'ask_user': {
            const question = shortened(line(said.text), 120);
            if (question !== '') return decided({ kind: 'ask_user', question });
            return { isUsable: false, problem: '"ask_user" needs the question in "text"' };
          }
          case 'finish':
            if (state.pastQueries.length < leastSearches) {
              return { isUsable: false, problem: 'nothing was found yet; search with other words first' };
            }
            return decided({
              kind: 'finish',
              reason: shortened(line(said.text), 80) || 'The sources hold nothing on the brief.',
            });
        }
      },
    },
    signal,
  );
}

const descriptions: Readonly<Record<(typeof gatherActions)[number], string>> = {
  search:
    '- search: look for passages in the library. Give a goal (one sentence: what you want to find out) and 1 to 4 queries (2 to 8 words each, in the words and the language of the sources). Cover another part of the brief than the searches before.',
  propose_outline:
    '- propose_outline: stop gathering for now and make the outline. You are asked for it next. Do it when the evidence covers the parts of the brief.',
  ask_user:
    '- ask_user: put one question to the person, in "text". Only if the brief is ambiguous for this library, and no search could tell.',
  finish:
    '- finish: give up, with the reason in "text". Only if several searches show that the library has nothing on the brief.',
};

function systemText(actions: readonly (typeof gatherActions)[number][]): string {
  return [
    'You plan a report. It is written from a library of sources and from nothing else. First you gather evidence for its outline.',
    'Choose one action:',
    ...actions.map((action) => descriptions[action]),
    'Say in "last_search" how the last search served its goal: met, partly, or useless (then its finds are dropped); none if there was no search.',
    'Write the goal in the language of the brief.',
    materialRule,
  ].join('\n');
}
