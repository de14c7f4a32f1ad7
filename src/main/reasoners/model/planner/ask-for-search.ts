import type { Result } from '#shared/base/result.ts';
import type { Decision } from '#main/ports/reasoner.ts';
import type { Mind } from '../asking/ask-model.ts';
import { line, materialRule, shortened } from '../prompting/material.ts';
import { askPlanner } from './ask-planner.ts';
import { searchForm } from './forms.ts';
import type { PlannerView } from './planner-view.ts';
import { readSearch } from './read-search.ts';

const systemText = [
  'You look for evidence in a library of sources, for a report.',
  'Give one goal (one sentence: what you want to find out) and 1 to 4 queries (2 to 8 words each, in the words and the language of the sources) that were not searched for before.',
  materialRule,
].join('\n');

/** What to look for next, where the model can't be asked for more than that: for the item that has least. */
export async function askForSearch(mind: Mind, view: PlannerView, signal: AbortSignal): Promise<Result<Decision>> {
  const { state, outline } = view;
  const [thin] = state.coverage
    .filter(({ isCovered }) => !isCovered)
    .toSorted((a, b) => a.sourceCount - b.sourceCount || a.evidenceCount - b.evidenceCount);
  const item = outline.items.find((each) => each.item.id === thin?.itemId)?.item;
  const about = item === undefined ? '' : ` for the section "${shortened(line(item.heading), 40)}"`;
  return askPlanner(
    mind,
    view,
    {
      system: systemText,
      form: searchForm,
      shows: ['past_queries'],
      evidence: () => '',
      ask: `What is to be searched for next${about}?`,
      check: (said) => {
        const search = readSearch(said, state, item?.id ?? null);
        return search.isUsable
          ? { isUsable: true, value: { action: search.value, lastSearch: null, notes: [] } }
          : search;
      },
    },
    signal,
  );
}
