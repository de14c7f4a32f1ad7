import { createHash } from 'node:crypto';
import { isOfOneStep, userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { toId, type ItemId, type SuggestionId } from '#shared/base/ids.ts';
import { leafItems, type OutlineItem } from '#shared/domain/outline.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { Run } from '#shared/domain/run.ts';
import { runSideBySide, type Task } from '#main/agent/run-side-by-side.ts';
import type { Step } from '#main/agent/run-steps.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import type { Reasoner } from '#main/ports/reasoner.ts';
import type { SectionParser } from '#main/ports/section-parser.ts';
import { draftItem } from './draft-item.ts';
import { sectionIdOf } from './draft-section.ts';
import { createJudgedKeys } from './judged-keys.ts';
import { offerSuggestion } from './offer-suggestion.ts';
import { createContexts } from './section-contexts.ts';
import { createSectionRequests } from './section-request.ts';
import { putWritingScope, readSectionSteps, readWritingScope, sectionKind, type SectionStep } from './section-steps.ts';
import type { WriteEvent } from './write-event.ts';
import { placeAlone, writingOrder, type WritingPlace } from './writing-order.ts';

export type Written = { readonly drafted: number; readonly kept: number; readonly failed: number };

type WriteOptions = {
  readonly run: Run;
  readonly store: ProjectStore;
  readonly reasoner: Reasoner;
  readonly parseMarkdown: SectionParser;
  /** Only this item; null for all. A run that has begun to write keeps to what it began with. */
  readonly itemId: ItemId | null;
  readonly instruction: string | null;
  readonly signal: AbortSignal;
  readonly onEvent: (event: WriteEvent) => void;
  readonly clock: Clock;
};

/**
 * Drafts the sections of the outline, as many side by side as the reasoner allows, with the same result whichever
 * finishes first. Where the outline changes meanwhile, those that are left are written by the new one. A section the person has edited is kept as it is. One that can't be drafted is marked
 * failed and the others go on; a run that is taken up again tries it once more. Faults: `outline-missing`,
 * `item-not-found`, `cancelled`, and those of the reasoner that aren't of one section.
 */
export async function writeSections(options: WriteOptions): Promise<Result<Written>> {
  const { run, store, reasoner, signal } = options;
  const width = Math.max(1, reasoner.parallelSections);
  const scope = readWritingScope(store, run.id);
  const places = placesToWrite(store, scope === null ? options.itemId : scope.itemId, width);
  if (!places.ok) return places;
  const { index, itemId } = scope ?? putWritingScope(store, run.id, options.itemId);
  const tried = new Set<ItemId>();
  for (let present: Result<readonly WritingPlace[]> = places; ; present = placesToWrite(store, itemId, width)) {
    const writing = createWriting(options, present.ok ? present.value : []);
    // What was to be written is gone from the outline.
    if (!present.ok) return succeed(writing.count());
    const version = store.newestOutlineVersion();
    const isOutdated = () => store.newestOutlineVersion() !== version;
    const tasks = tasksOf(present.value, index + 1, writing, tried);
    const ended = await runSideBySide({ runId: run.id, store, tasks, width, isOutdated, signal });
    if (!ended.ok) return ended;
    if (!isOutdated()) return succeed(writing.count());
  }
}

function placesToWrite(store: ProjectStore, itemId: ItemId | null, width: number): Result<readonly WritingPlace[]> {
  const order = writingOrder(leafItems(store.readOutline()), width);
  if (order.length === 0) {
    return fail(
      userFault('outline-missing', 'There is no outline to write from yet. Make one with: heddle plan DIR --brief …'),
    );
  }
  if (itemId === null) return succeed(order);
  const place = placeAlone(order, itemId);
  return place === null
    ? fail(userFault('item-not-found', `The outline has no item ${itemId} that gets a section.`))
    : succeed([place]);
}

/**
 * Those not written yet, nor tried before in this go. Each try at a place has a step number of its own, which the order
 * of finishing can't change.
 */
function tasksOf(
  places: readonly WritingPlace[],
  firstIndex: number,
  writing: Writing,
  tried: Set<ItemId>,
): readonly Task[] {
  const taken = new Set(writing.stepsBefore.map(({ index }) => index));
  const indexes = new Map<ItemId, number>();
  places.forEach(({ item }, at) => {
    if (writing.isWritten(item.id) || tried.has(item.id)) return;
    const tries = writing.stepsBefore.filter(({ itemId }) => itemId === item.id).length;
    let index = firstIndex + tries * places.length + at;
    // The outline may have changed since the run began.
    while (taken.has(index)) index += 1;
    taken.add(index);
    indexes.set(item.id, index);
  });
  return places.flatMap(({ item, basis }): Task[] => {
    const index = indexes.get(item.id);
    if (index === undefined) return [];
    const after = [...basis].flatMap((id) => indexes.get(id) ?? []);
    const work = () => {
      tried.add(item.id);
      return writing.write(item, basis);
    };
    return [{ index, after, work }];
  });
}

type Writing = ReturnType<typeof createWriting>;

function createWriting(options: WriteOptions, places: readonly WritingPlace[]) {
  const { run, store, reasoner, onEvent } = options;
  const language = Object.keys(store.passagesByLanguage())[0] ?? 'und';
  const { brief } = run;
  const requests = createSectionRequests({ brief, store, instruction: options.instruction, language });
  const stepsBefore = readSectionSteps(store, run.id);
  const outcomes = new Map(stepsBefore.map(({ itemId, outcome }) => [itemId, outcome]));
  const isWritten = (id: ItemId) => outcomes.get(id) === 'drafted' || outcomes.get(id) === 'kept';
  const contextOf = createContexts(store, places, isWritten);
  const judgedAt = createJudgedKeys(places);
  for (const { itemId, judged } of stepsBefore) judgedAt.mayPut(itemId, judged);
  const open = new Set(places.map(({ item }) => item.id).filter((id) => !isWritten(id)));
  const progress = () => ({ done: places.length - open.size, total: places.length });

  /** Text that the person wrote while this was drafted stays; the draft is offered beside it. */
  function stepOf(
    item: OutlineItem,
    step: Omit<SectionStep, 'itemId'>,
    commit: () => void,
    drafted: RichText | null = null,
  ): Step {
    const { id: itemId, heading } = item;
    let written = step;
    let offered: SuggestionId | null = null;
    return {
      kind: sectionKind,
      commit: () => {
        if (store.getSectionOf(itemId)?.state.status !== 'edited') {
          commit();
        } else {
          written = { ...nothingDone, outcome: 'kept' };
          if (drafted !== null) offered = offer(itemId, drafted);
        }
        return { itemId, ...written } satisfies SectionStep;
      },
      announce: () => {
        outcomes.set(itemId, written.outcome);
        open.delete(itemId);
        const isSuggestion = offered !== null;
        onEvent({ type: 'section-finished', itemId, heading, isSuggestion, ...progress() });
        if (offered !== null) onEvent({ type: 'suggestion-made', itemId, suggestionId: offered });
        else if (written.outcome !== 'kept') {
          onEvent({ type: 'section-changed', itemId, revision: store.sectionRevision(itemId) });
        }
      },
    };
  }

  /** A run that is taken up again offers it once. */
  function offer(itemId: ItemId, body: RichText): SuggestionId {
    const suffix = createHash('sha256').update(`${run.id} ${itemId}`).digest('hex').slice(0, 16);
    const id = toId('sug', suffix);
    offerSuggestion({ store, clock: options.clock, id, itemId, body, instruction: options.instruction ?? '' });
    return id;
  }

  async function write(item: OutlineItem, basis: ReadonlySet<ItemId>): Promise<Result<Step>> {
    const { id: itemId, heading } = item;
    onEvent({ type: 'section-started', itemId, heading, isSuggestion: false, ...progress() });
    const before = store.getSectionOf(itemId)?.state;
    if (before?.status === 'edited') return succeed(stepOf(item, { ...nothingDone, outcome: 'kept' }, () => undefined));
    const context = contextOf(itemId, basis);
    const drafted = await draftItem({ ...options, item, context, requests, language, isSuggestion: false });
    if (!drafted.ok) {
      const { fault } = drafted;
      if (!isOfOneStep(fault)) return drafted;
      return succeed(
        stepOf(item, { ...nothingDone, outcome: 'failed', fault }, () => {
          // A rewriting that fails is no reason to lose what was there.
          if (before !== undefined && 'body' in before) return;
          store.putSection({ id: sectionIdOf(itemId), itemId, state: { status: 'failed', fault } });
        }),
      );
    }
    const { body, digest, problems, removed, judgements, draftKept } = drafted.value;
    const isSound = problems.length + removed.length === 0 && reasoner.kind === 'model';
    const step: Omit<SectionStep, 'itemId'> = {
      outcome: 'drafted',
      problems: problems.length,
      removed: [...removed],
      judged: [...judgements.keys()],
      fault: null,
      soundCall: isSound ? `draft ${itemId} ${draftKept}` : null,
    };
    return succeed(
      stepOf(
        item,
        step,
        () => {
          store.putSection({ id: sectionIdOf(itemId), itemId, state: { status: 'drafted', body, digest } });
          const keys = new Set(judgedAt.mayPut(itemId, step.judged));
          store.putVerdicts(
            [...judgements]
              .filter(([key]) => keys.has(key))
              .map(([key, judgement]) => ({ key, judgement, model: reasoner.kind })),
          );
        },
        body,
      ),
    );
  }

  const count = (): Written => {
    const of = (outcome: SectionStep['outcome']) => [...outcomes.values()].filter((each) => each === outcome).length;
    return { drafted: of('drafted'), kept: of('kept'), failed: of('failed') };
  };
  return { stepsBefore, isWritten, write, count };
}

const nothingDone = { problems: 0, removed: [], judged: [], fault: null, soundCall: null };
