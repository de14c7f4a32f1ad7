import { isPausing, ourFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { ItemId, RunId } from '#shared/base/ids.ts';
import type { CoreEvent } from '#shared/contract/index.ts';
import type { Run } from '#shared/domain/run.ts';
import type { Proposal } from '#main/flow/outline/index.ts';
import { storageFault, type CallOptions, type Project } from '#main/handlers/index.ts';
import { watchJournal } from './live-journal.ts';
import { createLiveQuestion, type LiveQuestion } from './live-question.ts';
import { createLiveRecord, type LiveRecord } from './live-record.ts';
import { createQueue } from './live-queue.ts';
import { doLiveWork, type LiveWork } from './live-work.ts';

/** Work that goes on whoever listens. */
export type LiveRun = {
  readonly work: LiveWork;
  readonly record: LiveRecord;
  readonly question: LiveQuestion<string, string>;
  readonly proposal: LiveQuestion<Proposal, readonly number[]>;
  /** Null until it has begun. */
  readonly runId: () => RunId | null;
  /** Its id once it has begun, or why it couldn't. */
  readonly started: Promise<Result<RunId>>;
  readonly ended: Promise<void>;
  /** True from before its end is told: whoever hears of it may begin another. */
  readonly isOver: () => boolean;
  /** Comes back when the next step is written down, or the run ends. */
  readonly nextStep: () => Promise<void>;
  /** Stops it and comes back when it has ended: as cancelled, or for the reason given. */
  readonly halt: (why: Fault | null) => Promise<void>;
  readonly sectionStatus: (itemId: ItemId) => 'queued' | 'drafting' | null;
};

export function startLiveRun(options: {
  project: Project;
  work: LiveWork;
  announce: (event: CoreEvent) => void;
  /** Whether the person wants to decide on what the planner proposes. */
  reviewsProposals: () => boolean | Promise<boolean>;
}): LiveRun {
  const { project, work, announce, reviewsProposals } = options;
  const { store } = project;
  const aborting = new AbortController();
  const record = createLiveRecord(project.clock);
  const question = createLiveQuestion<string, string>();
  const proposal = createLiveQuestion<Proposal, readonly number[]>();
  const started = Promise.withResolvers<Result<RunId>>();
  const queue = createQueue(store);
  let step = Promise.withResolvers<void>();
  let runId: RunId | null = null;
  let why: Fault | null = null;
  let isOver = false;

  function tell(event: CoreEvent): void {
    if (event.type === 'run-started') {
      runId = event.runId;
      started.resolve(succeed(runId));
    }
    record.note(event);
    announce(event);
    // Its status is another now.
    if (work.work !== 'redo' && event.type === 'section-started') {
      const { itemId } = event;
      announce({ type: 'section-changed', itemId, revision: store.sectionRevision(itemId) });
    }
    if (event.type === 'model-answered' && runId !== null) tellSpent(runId);
  }

  function tellSpent(id: RunId): void {
    try {
      tell({ type: 'run-spent', runId: id, steps: store.countSteps(id), usage: store.usageOf(id) });
    } catch (error) {
      // Nobody waits for this: the next step tells it, or meets the same.
      if (storageFault(error) === null) throw error;
    }
  }

  function nextStep(): void {
    step.resolve();
    step = Promise.withResolvers<void>();
  }

  const callOptions: CallOptions = {
    signal: aborting.signal,
    onEvent: tell,
    whyHalted: () => why,
    ask: (asked, signal) => {
      const answer = question.ask(asked, signal);
      if (runId !== null) tell({ type: 'run-asked', runId, question: asked });
      return answer;
    },
    review: async (proposed, signal) => {
      if (!(await reviewsProposals())) return proposed.operations.map((_, index) => index);
      const decided = proposal.ask(proposed, signal);
      tell({ type: 'outline-proposed', proposalId: proposed.id, operations: proposed.operations.length });
      return decided;
    },
  };
  const watched = watchJournal(project, (id) => {
    if (id === runId) tellSpent(id);
    nextStep();
  });

  async function go(): Promise<void> {
    const outcome = await endOf(doLiveWork(watched, work, callOptions));
    isOver = true;
    if (runId !== null) tell({ type: 'run-ended', runId, state: stateLeft(runId, outcome) });
    started.resolve(outcome.ok ? fail(nothingBegan) : outcome);
    nextStep();
  }

  /** How the run ended. A disk that can't keep that leaves it as one that can be resumed. */
  function stateLeft(id: RunId, outcome: Result<unknown>): Run['state'] {
    let run: Run | null = null;
    let fault: Fault | null = outcome.ok ? null : outcome.fault;
    try {
      run = store.getRun(id);
      // Something broke that nobody expected: what is done is kept, and the run can be resumed.
      if (run?.state.status === 'running' && fault !== null) {
        const state = broken(fault);
        store.putRun({ ...run, state });
        return state;
      }
    } catch (error) {
      fault ??= faultOf(error);
    }
    if (run !== null && run.state.status !== 'running') return run.state;
    return broken(fault ?? nothingBegan);
  }

  const ended = go();
  return {
    work,
    record,
    question,
    proposal,
    runId: () => runId,
    started: started.promise,
    ended,
    isOver: () => isOver,
    nextStep: () => Promise.race([step.promise, ended]),
    halt: (fault) => {
      // A section is redone from the start or not at all.
      why ??= work.work === 'redo' ? null : fault;
      aborting.abort();
      return ended;
    },
    sectionStatus: (itemId) => {
      if (runId === null) return null;
      if (record.isDrafting(itemId)) return 'drafting';
      return record.hasBegunWriting() && queue.holds(runId, itemId) ? 'queued' : null;
    },
  };
}

function broken(fault: Fault): Run['state'] {
  return { status: isPausing(fault) ? 'paused' : 'failed', fault };
}

const nothingBegan = ourFault('unexpected', 'The run did not begin.');

async function endOf(work: Promise<Result<unknown>>): Promise<Result<unknown>> {
  try {
    return await work;
  } catch (error) {
    return fail(faultOf(error));
  }
}

function faultOf(error: unknown): Fault {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return (
    storageFault(error) ??
    ourFault('unexpected', 'Something in Heddle went wrong. What was done is kept; resume the run to go on.', detail)
  );
}
