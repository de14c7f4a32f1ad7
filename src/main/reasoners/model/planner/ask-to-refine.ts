import type { Result } from '#shared/base/result.ts';
import type { z } from 'zod';
import type { Decision, ItemNote, PlannerAction } from '#main/ports/reasoner.ts';
import type { Checked } from '../asking/ask-form.ts';
import type { Mind } from '../asking/ask-model.ts';
import { line, materialRule, shortened } from '../prompting/material.ts';
import { askPlanner } from './ask-planner.ts';
import { refineForm, type refineActions } from './forms.ts';
import type { PlannerView } from './planner-view.ts';
import { readLastSearch } from './read-last-search.ts';
import { readOperations } from './read-operations.ts';
import { readSearch } from './read-search.ts';
import { evidenceBlock, newestFirst } from './state-blocks.ts';

type Action = (typeof refineActions)[number];
type Said = z.infer<ReturnType<typeof refineForm>['zod']>;

const noteTokens = 40;

/** What to do with an outline: look for what its items miss, change it, sort evidence in, or end. */
export async function askToRefine(
  mind: Mind,
  view: PlannerView,
  { isLast }: { readonly isLast: boolean },
  signal: AbortSignal,
): Promise<Result<Decision>> {
  const { state, unlinked } = view;
  const canRead = state.memoryBank.some(({ passageId }) => passageId !== undefined);
  const actions: readonly Action[] = [
    ...(isLast ? [] : (['search', ...(canRead ? (['read'] as const) : [])] as const)),
    'propose_outline',
    'finish',
  ];
  return askPlanner(
    mind,
    view,
    {
      system: systemText(actions),
      form: refineForm(actions),
      shows: ['outline', 'last_step', 'past_queries'],
      evidence: (tokens) =>
        evidenceBlock(unlinked, { tokens, preferred: newestFirst(unlinked), what: 'not yet in the outline' }),
      ask: `What is the next step?${hint(view, isLast)}`,
      check: (said) => {
        const action = readAction(said, view);
        if (!action.isUsable) return action;
        const lastSearch = readLastSearch(said.last_search, state, action.value);
        return { isUsable: true, value: { action: action.value, lastSearch, notes: readNotes(said, view) } };
      },
    },
    signal,
  );
}

function hint({ state, unlinked }: PlannerView, isLast: boolean): string {
  if (isLast) return ' These are the last steps: propose_outline with what is still to be put in, or finish.';
  if (unlinked.length > 0) return ' Evidence that no item has is lost: link what is useful.';
  const isCovered = state.coverage.length > 0 && state.coverage.every((each) => each.isCovered);
  return isCovered ? ' Every item has enough evidence: finish, unless something important is missing.' : '';
}

function readAction(said: Said, view: PlannerView): Checked<PlannerAction> {
  const { state, outline } = view;
  switch (said.action) {
    case 'search':
      return readSearch(said, state, outline.find(said.item)?.id ?? null);
    case 'read': {
      const [digest] = view.findEvidence([said.evidence]);
      if (digest?.passageId === undefined) {
        return { isUsable: false, problem: '"read" needs one piece of evidence from the list in "evidence", as "E3"' };
      }
      const goal = shortened(line(said.goal), 80);
      if (goal === '') return { isUsable: false, problem: '"read" needs a "goal"' };
      return {
        isUsable: true,
        value: { kind: 'read', sourceId: digest.sourceId, near: digest.passageId, goal },
      };
    }
    case 'propose_outline': {
      const { operations, unusable } = readOperations(said.operations, view);
      if (operations.length > 0) return { isUsable: true, value: { kind: 'propose_outline', operations } };
      const reason = unusable.length === 0 ? '"operations" is empty' : unusable.slice(0, 3).join('; ');
      return { isUsable: false, problem: `${reason}; use the numbers of items and of evidence shown` };
    }
    case 'finish':
      return {
        isUsable: true,
        value: { kind: 'finish', reason: shortened(line(said.text), 80) || 'The planner sees nothing more to find.' },
      };
  }
}

function readNotes({ notes }: Said, { outline }: PlannerView): readonly ItemNote[] {
  const byItem = new Map(
    notes.flatMap(({ item, known, missing }) => {
      const itemId = outline.find(item)?.id;
      if (itemId === undefined || (known.trim() === '' && missing.trim() === '')) return [];
      const note = { itemId, known: shortened(line(known), noteTokens), missing: shortened(line(missing), noteTokens) };
      return [[itemId, note] as const];
    }),
  );
  return [...byItem.values()];
}

const descriptions: Readonly<Record<Action, string>> = {
  search:
    '- search: look for what an item still misses. Give a goal (one sentence), 1 to 4 queries (2 to 8 words each, in the words and the language of the sources, unlike the past ones) and the number of the item.',
  read: '- read: read more of the source around one piece of evidence (its number in "evidence"). Give a goal.',
  propose_outline: '- propose_outline: change the outline by "operations".',
  finish: '- finish: end planning, with the reason in "text". When each item has enough, or nothing more can be found.',
};

function systemText(actions: readonly Action[]): string {
  return [
    'You plan a report. It is written from a library of sources and from nothing else. There is an outline; now you make sure that each of its items rests on evidence.',
    'Choose one action:',
    ...actions.map((action) => descriptions[action]),
    'Operations (items by number, evidence by E…):',
    '- link: put "evidence" into "item"; unlink: take it out.',
    '- add: a new item with "heading", "intent" and its "evidence", under the item "other" or at the top.',
    '- rename: new "heading"; re-intent: new "intent" of "item".',
    '- move: "item" under "other" (or to the top), to "position"; merge: take the item "other" into "item"; remove: drop "item".',
    '- mark-not-in-sources: the library was searched for "item" and has nothing.',
    'Only items without items below them are written, so link evidence to those.',
    'Say in "last_search" how the last search served its goal: met, partly, or useless (then its finds are dropped); none if there was no search. Say in "notes", for items where it changed, what is known and what is missing, in a few words.',
    'Write in the language of the brief.',
    materialRule,
  ].join('\n');
}
