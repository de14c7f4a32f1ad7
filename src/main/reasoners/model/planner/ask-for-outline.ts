import { succeed, type Result } from '#shared/base/result.ts';
import type { Decision } from '#main/ports/reasoner.ts';
import type { Checked } from '../asking/ask-form.ts';
import type { Mind } from '../asking/ask-model.ts';
import { rankAlike, termSet } from '../prompting/alike.ts';
import { materialRule } from '../prompting/material.ts';
import { askPlanner } from './ask-planner.ts';
import { headingsForm, outlineForm, type SaidOperation } from './forms.ts';
import type { PlannerView } from './planner-view.ts';
import { readLastSearch } from './read-last-search.ts';
import { readOperations } from './read-operations.ts';
import { evidenceBlock, inTurnByGoal } from './state-blocks.ts';

const leastSections = 3;
const mostSections = 24;

/**
 * The first outline over the evidence. A model that can't arrange evidence is asked for headings alone, and each piece
 * goes under the heading that it has most words in common with.
 */
export async function askForOutline(
  mind: Mind,
  view: PlannerView,
  lastSearch: Decision['lastSearch'],
  signal: AbortSignal,
): Promise<Result<Decision>> {
  const { evidence } = view;
  const { lengthWords } = view.state.brief;
  const few = clamp(Math.round(lengthWords / 500), leastSections, 10);
  const many = clamp(Math.ceil(lengthWords / 250), few + 2, mostSections);
  const shown = (tokens: number) =>
    evidenceBlock(evidence, { tokens, preferred: inTurnByGoal(evidence), what: 'found so far' });
  const toDecision = (said: readonly SaidOperation[]): Checked<Decision> => {
    const { operations } = readOperations(said, view);
    if (!operations.some((operation) => operation.kind === 'add' && operation.role === 'body')) {
      return { isUsable: false, problem: 'it has no section with a heading between introduction and closing' };
    }
    if (!operations.some(({ kind }) => kind === 'link')) {
      return { isUsable: false, problem: 'no section has evidence from the list, as ["E1", "E4"]' };
    }
    const action = { kind: 'propose_outline', operations } as const;
    const served = lastSearch === null ? null : readLastSearch(lastSearch, view.state, action);
    return { isUsable: true, value: { action, lastSearch: served, notes: [] } };
  };
  const outlined = await askPlanner(
    mind,
    view,
    {
      system: outlineText(few, many),
      form: outlineForm,
      shows: [],
      evidence: shown,
      ask: 'Make the outline.',
      check: ({ sections }) =>
        toDecision(sections.map((section) => ({ ...noOperation, op: 'add', ...section }) satisfies SaidOperation)),
    },
    signal,
  );
  if (outlined.ok || outlined.fault.code !== 'answer-unusable') return outlined;
  const headed = await askPlanner(
    mind,
    view,
    {
      system: headingsText(few, many),
      form: headingsForm,
      shows: [],
      evidence: shown,
      ask: 'Give the headings.',
      check: ({ headings }) => toDecision(withEvidence(headings, view)),
    },
    signal,
  );
  return headed.ok ? succeed(headed.value) : headed;
}

function withEvidence(headings: readonly string[], { evidence, state }: PlannerView): readonly SaidOperation[] {
  const { language } = state.library;
  const byHeading = headings.map((): string[] => []);
  for (const { handle, digest } of evidence) {
    const [best] = rankAlike(
      headings,
      termSet([digest.summary, digest.goal, ...digest.headingPath], language),
      language,
    );
    byHeading[best ?? -1]?.push(handle);
  }
  return headings.map((heading, index) => ({
    ...noOperation,
    op: 'add',
    heading,
    evidence: byHeading[index] ?? [],
  }));
}

const noOperation = {
  item: '',
  other: '',
  position: 0,
  heading: '',
  intent: '',
  role: 'none',
  evidence: [],
} as const;

function outlineText(few: number, many: number): string {
  return [
    'You make the outline of a report from the evidence that was found for it.',
    `- Give ${few} to ${many} sections that together answer the brief, in an order that reads well.`,
    '- Each has a heading (3 to 8 words that name its subject), an intent (one sentence: what the section says) and its evidence by the numbers E… of the list.',
    '- Put each piece of evidence into the section where it fits best. Leave out what does not bear on the brief.',
    '- No two sections say the same. If a part of the brief has no evidence yet, give it a section without evidence.',
    '- The first section has the role introduction, the last the role closing, both without evidence; the others have the role body.',
    '- Write in the language of the brief.',
    materialRule,
  ].join('\n');
}

function headingsText(few: number, many: number): string {
  return [
    'You make the outline of a report from the evidence that was found for it.',
    `Give ${few} to ${many} headings (3 to 8 words each) that together answer the brief, in an order that reads well, in the language of the brief.`,
    materialRule,
  ].join('\n');
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
