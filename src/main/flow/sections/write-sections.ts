import { z } from 'zod';
import { isPausing, userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { itemIdSchema, toId, type ItemId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import { leafItems, type OutlineItem } from '#shared/domain/outline.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Run } from '#shared/domain/run.ts';
import type { Section, SectionState } from '#shared/domain/section.ts';
import { runSteps, type Step } from '#main/agent/run-steps.ts';
import type { ProjectStore, StoredStep } from '#main/ports/project-store.ts';
import type { Reasoner } from '#main/ports/reasoner.ts';
import type { SectionParser } from '#main/ports/section-parser.ts';
import { checkSection } from './check-section.ts';
import { reportFrame } from './report-frame.ts';
import { sectionRequest } from './section-request.ts';

export type WriteEvent =
  | {
      readonly type: 'section-started';
      readonly itemId: ItemId;
      readonly heading: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'section-text'; readonly itemId: ItemId; readonly delta: string }
  | {
      readonly type: 'section-finished';
      readonly itemId: ItemId;
      readonly heading: string;
      readonly done: number;
      readonly total: number;
    };

export type Written = { readonly drafted: number; readonly kept: number; readonly failed: number };

type WriteOptions = {
  readonly run: Run;
  readonly store: ProjectStore;
  readonly reasoner: Reasoner;
  readonly parseMarkdown: SectionParser;
  /** Only this item; null for all. */
  readonly itemId: ItemId | null;
  readonly instruction: string | null;
  readonly signal: AbortSignal;
  readonly onEvent: (event: WriteEvent) => void;
};

const sectionStepSchema = z.object({ itemId: itemIdSchema, outcome: z.enum(['drafted', 'kept', 'failed']) });

/**
 * Drafts the sections of the present outline: the body in outline order, then introduction and closing. A section the
 * person has edited is kept as it is. A section that can't be drafted is marked failed and the others go on.
 * Faults: `outline-missing`, `item-not-found`, `cancelled`.
 */
export async function writeSections(options: WriteOptions): Promise<Result<Written>> {
  const { run, store, signal } = options;
  const items = itemsToWrite(store, options.itemId);
  if (!items.ok) return items;
  const isDone = (steps: readonly StoredStep[], id: ItemId) =>
    steps.some((step) => sectionStepSchema.parse(step.outcome).itemId === id);
  const next = (steps: readonly StoredStep[]) => items.value.find(({ id }) => !isDone(steps, id));
  const ended = await runSteps({
    runId: run.id,
    store,
    kinds: ['section'],
    nextStep: async (steps) => {
      const item = next(steps);
      if (item === undefined) throw new Error('asked for a step when all sections are written');
      return writeSection(item, { done: steps.length, total: items.value.length }, options);
    },
    stopConditions: [(steps) => (next(steps) === undefined ? 'covered' : null)],
    signal,
  });
  if (!ended.ok) return ended;
  const outcomes = store
    .listSteps(run.id)
    .filter(({ kind }) => kind === 'section')
    .map((step) => sectionStepSchema.parse(step.outcome).outcome);
  const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
  return succeed({ drafted: count('drafted'), kept: count('kept'), failed: count('failed') });
}

function itemsToWrite(store: ProjectStore, itemId: ItemId | null): Result<readonly OutlineItem[]> {
  const leaves = leafItems(store.readOutline());
  if (leaves.length === 0) {
    return fail(
      userFault('outline-missing', 'There is no outline to write from yet. Make one with: heddle plan DIR --brief …'),
    );
  }
  if (itemId !== null) {
    const item = leaves.find(({ id }) => id === itemId);
    return item === undefined
      ? fail(userFault('item-not-found', `The outline has no item ${itemId} that gets a section.`))
      : succeed([item]);
  }
  const ofRole = (role: OutlineItem['role']) => leaves.filter((item) => item.role === role);
  return succeed([...ofRole('body'), ...ofRole('introduction'), ...ofRole('closing')]);
}

async function writeSection(
  item: OutlineItem,
  progress: { done: number; total: number },
  options: WriteOptions,
): Promise<Result<Step>> {
  const { store, onEvent } = options;
  const { id: itemId, heading } = item;
  onEvent({ type: 'section-started', itemId, heading, ...progress });
  const sectionId = toId('sec', itemId.slice('itm_'.length));
  const step = (outcome: 'drafted' | 'kept' | 'failed', section: Section | null): Step => ({
    kind: 'section',
    outcome: { itemId, outcome },
    commit: () => {
      if (section !== null) store.putSection(section);
      onEvent({ type: 'section-finished', itemId, heading, done: progress.done + 1, total: progress.total });
    },
  });
  if (store.getSectionOf(itemId)?.state.status === 'edited') return succeed(step('kept', null));
  const state = await draftState(item, sectionId, options);
  if (!state.ok) {
    if (state.fault.code === 'cancelled' || isPausing(state.fault)) return state;
    return succeed(step('failed', { id: sectionId, itemId, state: { status: 'failed', fault: state.fault } }));
  }
  return succeed(step('drafted', { id: sectionId, itemId, state: state.value }));
}

/** One draft, and one revision where the checks found something; what remains is left for the report's check to show. */
async function draftState(
  item: OutlineItem,
  sectionId: Section['id'],
  options: WriteOptions,
): Promise<Result<SectionState>> {
  const { run, store, reasoner, parseMarkdown, signal, onEvent } = options;
  const language = Object.keys(store.passagesByLanguage())[0] ?? 'und';
  const request = sectionRequest({ item, brief: run.brief, store, instruction: options.instruction, language });
  const ask = (problems: readonly string[], firstDraft: string | null) =>
    reasoner.draft(
      { ...request, problems, firstDraft },
      { signal, onText: (delta) => onEvent({ type: 'section-text', itemId: item.id, delta }) },
    );
  const check = (markdown: string) => {
    const body = parseMarkdown(markdown);
    const evidence = new Map(request.evidence.map((each): [Evidence['id'], Evidence] => [each.id, each]));
    const { problems } = checkSection({
      sectionId,
      role: item.role,
      isNotInSources: item.isNotInSources,
      body,
      language,
      allowed: new Set(evidence.keys()),
      evidence,
      frame: reportFrame({ brief: run.brief, headings: request.headings, report: request.report }),
    });
    return { body, problems };
  };
  const first = await ask([], null);
  if (!first.ok) return first;
  const checked = check(first.value.markdown);
  if (checked.problems.length === 0) {
    return succeed({ status: 'drafted', body: checked.body, digest: first.value.digest });
  }
  const second = await ask(checked.problems.map(inWords), first.value.markdown);
  if (!second.ok) return second;
  const revised = check(second.value.markdown);
  const [body, digest] =
    revised.problems.length <= checked.problems.length
      ? [revised.body, second.value.digest]
      : [checked.body, first.value.digest];
  return succeed({ status: 'drafted', body, digest });
}

function inWords({ code, text, detail }: Problem): string {
  return `${code}: ${detail}, in: ${text}`;
}
