import { isOfOneStep, userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { ItemId } from '#shared/base/ids.ts';
import { leafItems, type OutlineItem } from '#shared/domain/outline.ts';
import type { Run } from '#shared/domain/run.ts';
import { runSideBySide, type Task } from '#main/agent/run-side-by-side.ts';
import type { Step } from '#main/agent/run-steps.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import type { Reasoner } from '#main/ports/reasoner.ts';
import type { SectionParser } from '#main/ports/section-parser.ts';
import { draftSection, sectionIdOf, type DraftedSection } from './draft-section.ts';
import { createSectionRequests, type SectionRequests } from './section-request.ts';
import { putWritingScope, readSectionSteps, readWritingScope, sectionKind, type SectionStep } from './section-steps.ts';
import { placeAlone, writingOrder, type WritingPlace } from './writing-order.ts';

export type WriteEvent =
  | {
      readonly type: 'section-started';
      readonly itemId: ItemId;
      readonly heading: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'section-text'; readonly itemId: ItemId; readonly delta: string }
  | { readonly type: 'section-restarted'; readonly itemId: ItemId }
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
  /** Only this item; null for all. A run that has begun to write keeps to what it began with. */
  readonly itemId: ItemId | null;
  readonly instruction: string | null;
  readonly signal: AbortSignal;
  readonly onEvent: (event: WriteEvent) => void;
};

/**
 * Drafts the sections of the present outline, as many side by side as the reasoner allows, with the same result
 * whichever finishes first. A section the person has edited is kept as it is. One that can't be drafted is marked
 * failed and the others go on; a run that is taken up again tries it once more. Faults: `outline-missing`,
 * `item-not-found`, `cancelled`, and those of the reasoner that aren't of one section.
 */
export async function writeSections(options: WriteOptions): Promise<Result<Written>> {
  const { run, store, reasoner, signal } = options;
  const width = Math.max(1, reasoner.parallelSections);
  const scope = readWritingScope(store, run.id);
  const places = placesToWrite(store, scope === null ? options.itemId : scope.itemId, width);
  if (!places.ok) return places;
  const firstIndex = (scope ?? putWritingScope(store, run.id, options.itemId)).index + 1;
  const writing = createWriting(options, places.value);
  const ended = await runSideBySide({
    runId: run.id,
    store,
    tasks: tasksOf(places.value, firstIndex, writing),
    width,
    signal,
  });
  return ended.ok ? succeed(writing.count()) : ended;
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

/** Those not written yet. Each try at a place has a step number of its own, which the order of finishing can't change. */
function tasksOf(places: readonly WritingPlace[], firstIndex: number, writing: Writing): readonly Task[] {
  const taken = new Set(writing.stepsBefore.map(({ index }) => index));
  const indexes = new Map<ItemId, number>();
  places.forEach(({ item }, at) => {
    if (writing.isWritten(item.id)) return;
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
    return [{ index, after, work: () => writing.write(item, basis) }];
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

  function stepOf(item: OutlineItem, step: Omit<SectionStep, 'itemId'>, commit: () => void): Step {
    const { id: itemId, heading } = item;
    return {
      kind: sectionKind,
      outcome: { itemId, ...step } satisfies SectionStep,
      commit,
      announce: () => {
        outcomes.set(itemId, step.outcome);
        open.delete(itemId);
        onEvent({ type: 'section-finished', itemId, heading, ...progress() });
      },
    };
  }

  async function write(item: OutlineItem, basis: ReadonlySet<ItemId>): Promise<Result<Step>> {
    const { id: itemId, heading } = item;
    onEvent({ type: 'section-started', itemId, heading, ...progress() });
    const before = store.getSectionOf(itemId)?.state;
    if (before?.status === 'edited') return succeed(stepOf(item, { ...nothingDone, outcome: 'kept' }, () => undefined));
    const drafted = await draft(item, contextOf(itemId, basis), requests, language, options);
    if (!drafted.ok) {
      const { fault } = drafted;
      if (!isOfOneStep(fault)) return drafted;
      return succeed(
        stepOf(item, { ...nothingDone, outcome: 'failed', fault }, () => {
          // Writing again is no reason to lose what was there; what another plan left under the heading is.
          if (run.kind === 'write' && before?.status === 'drafted') return;
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
      stepOf(item, step, () => {
        store.putSection({ id: sectionIdOf(itemId), itemId, state: { status: 'drafted', body, digest } });
        const keys = new Set(judgedAt.mayPut(itemId, step.judged));
        store.putVerdicts(
          [...judgements]
            .filter(([key]) => keys.has(key))
            .map(([key, judgement]) => ({ key, judgement, model: reasoner.kind })),
        );
      }),
    );
  }

  const count = (): Written => {
    const of = (outcome: SectionStep['outcome']) => [...outcomes.values()].filter((each) => each === outcome).length;
    return { drafted: of('drafted'), kept: of('kept'), failed: of('failed') };
  };
  return { stepsBefore, isWritten, write, count };
}

const nothingDone = { problems: 0, removed: [], judged: [], fault: null, soundCall: null };

function draft(
  item: OutlineItem,
  context: ReadonlySet<ItemId>,
  requests: SectionRequests,
  language: string,
  { reasoner, parseMarkdown, signal, onEvent }: WriteOptions,
): Promise<Result<DraftedSection>> {
  const { id: itemId } = item;
  return draftSection({
    request: requests.requestFor(item, context),
    language,
    reasoner,
    parseMarkdown,
    findBefore: (sentence) => {
      const before = requests.findBefore(sentence, context);
      return before === null ? null : { ...before, place: 'in an earlier section' };
    },
    signal,
    onText: (delta) => onEvent({ type: 'section-text', itemId, delta }),
    onRestart: () => onEvent({ type: 'section-restarted', itemId }),
  });
}

/** Which sections' text a section may know: those it builds on that are written, and what the person edited in the body. */
function createContexts(store: ProjectStore, places: readonly WritingPlace[], isWritten: (id: ItemId) => boolean) {
  const sections = new Map(store.listSections().map(({ itemId, state }) => [itemId, state.status]));
  const edited = leafItems(store.readOutline())
    .filter(({ id, role }) => role === 'body' && sections.get(id) === 'edited')
    .map(({ id }) => id);
  const ofThisRun = new Set(places.map(({ item }) => item.id));
  const hasText = (id: ItemId) => (ofThisRun.has(id) ? isWritten(id) : sections.has(id));
  return (itemId: ItemId, basis: ReadonlySet<ItemId>): ReadonlySet<ItemId> =>
    new Set([...basis, ...edited].filter((id) => id !== itemId && (hasText(id) || edited.includes(id))));
}

/** Of two sections that had the same claim judged, the earlier one's judgement holds, whichever finishes first. */
function createJudgedKeys(places: readonly WritingPlace[]) {
  const placeOf = new Map(places.map(({ item }, at) => [item.id, at]));
  const holders = new Map<string, number>();
  return {
    /** Those of the keys that the section may store. */
    mayPut: (itemId: ItemId, keys: readonly string[]): readonly string[] => {
      const at = placeOf.get(itemId) ?? -1;
      const own = keys.filter((key) => (holders.get(key) ?? Number.POSITIVE_INFINITY) >= at);
      for (const key of own) holders.set(key, at);
      return own;
    },
  };
}
