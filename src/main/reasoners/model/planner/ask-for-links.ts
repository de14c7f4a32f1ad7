import type { Result } from '#shared/base/result.ts';
import type { Decision } from '#main/ports/reasoner.ts';
import type { Mind } from '../asking/ask-model.ts';
import { materialRule } from '../prompting/material.ts';
import { askPlanner } from './ask-planner.ts';
import { linksForm, type SaidOperation } from './forms.ts';
import type { PlannerView } from './planner-view.ts';
import { readOperations } from './read-operations.ts';
import { evidenceBlock, newestFirst } from './state-blocks.ts';

const systemText = [
  'You sort new evidence into the sections of an outline.',
  '- For each piece of evidence in the list name the section where it fits best, by its number; give each section once, with all its new evidence.',
  '- Leave out evidence that fits no section or says nothing new. The introduction and the closing section get none.',
  materialRule,
].join('\n');

/** Which items the evidence belongs to that no item has yet. */
export async function askForLinks(mind: Mind, view: PlannerView, signal: AbortSignal): Promise<Result<Decision>> {
  const { unlinked } = view;
  return askPlanner(
    mind,
    view,
    {
      system: systemText,
      form: linksForm,
      shows: ['outline'],
      evidence: (tokens) =>
        evidenceBlock(unlinked, { tokens, preferred: newestFirst(unlinked), what: 'not yet in the outline' }),
      ask: 'Which section does each piece of evidence belong to?',
      check: ({ links }) => {
        const { operations, unusable } = readOperations(
          links.map(({ section, evidence }) => ({ ...linkOperation, item: section, evidence }) satisfies SaidOperation),
          view,
        );
        if (operations.length === 0) {
          const reason = unusable.length === 0 ? 'it links nothing' : unusable.join('; ');
          return { isUsable: false, problem: `${reason}; use the numbers of sections and of evidence shown` };
        }
        return {
          isUsable: true,
          value: { action: { kind: 'propose_outline', operations }, lastSearch: null, notes: [] },
        };
      },
    },
    signal,
  );
}

const linkOperation = { op: 'link', other: '', position: 0, heading: '', intent: '', role: 'none' } as const;
