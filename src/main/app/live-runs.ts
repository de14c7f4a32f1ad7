import { ourFault, userFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { CoreEvent, ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import { interruptedFault, runInProgress, summaryOf, type Project, type RunsGoingOn } from '#main/handlers/index.ts';
import { startLiveRun, type LiveRun } from './live-run.ts';

/** The runs that go on in a core that lives on, project by project. */
export type LiveRuns = {
  /** Comes back when the run has begun. Faults: `run-in-progress`, and those of the work before it begins. */
  readonly start: (project: Project, input: ParsedInput<'runs.start'>) => Promise<Result<RequestOutput<'runs.start'>>>;
  /** Comes back when the run has ended. Fault: `run-not-found`. */
  readonly halt: (project: Project, input: ParsedInput<'runs.halt'>) => Promise<Result<RequestOutput<'runs.halt'>>>;
  readonly answer: (project: Project, input: ParsedInput<'runs.answer'>) => Result<RequestOutput<'runs.answer'>>;
  readonly live: (project: Project) => Result<RequestOutput<'runs.live'>>;
  /** What the handlers of the project's requests may know of its runs. */
  readonly goingOn: (folder: string) => RunsGoingOn;
  /** Ends the project's runs so that they can be resumed. */
  readonly close: (folder: string) => Promise<void>;
};

export function createLiveRuns(options: {
  announce: (folder: string, event: CoreEvent) => void;
  /** Whether persons want to decide on what a planner proposes; asked anew for each proposal. */
  reviewsProposals: () => boolean | Promise<boolean>;
}): LiveRuns {
  const { announce, reviewsProposals } = options;
  const runs = new Map<string, Set<LiveRun>>();
  const of = (folder: string): readonly LiveRun[] => [...(runs.get(folder) ?? [])].filter((run) => !run.isOver());
  /** The one that plans, drafts, writes or checks. */
  const mainOf = (folder: string) => of(folder).find(({ work }) => work.work !== 'redo');
  const find = (folder: string, runId: string) => of(folder).find((run) => run.runId() === runId);

  function begin(project: Project, work: ParsedInput<'runs.start'>): LiveRun {
    const { folder } = project;
    const run = startLiveRun({ project, work, reviewsProposals, announce: (event) => announce(folder, event) });
    const others = runs.get(folder) ?? new Set();
    runs.set(folder, others.add(run));
    void run.ended.then(() => others.delete(run));
    return run;
  }

  return {
    start: async (project, input) => {
      const twin =
        input.work === 'redo'
          ? of(project.folder).find(({ work }) => work.work === 'redo' && work.itemId === input.itemId)
          : mainOf(project.folder);
      if (twin !== undefined) return fail(inProgress(input));
      const runId = await begin(project, input).started;
      return runId.ok ? succeed({ runId: runId.value }) : runId;
    },
    halt: async (project, { runId, how }) => {
      const live = find(project.folder, runId);
      if (live !== undefined) {
        await live.halt(how === 'pause' ? pausedFault : null);
        return succeed({});
      }
      const run = project.store.getRun(runId);
      if (run === null) return fail(notFound(runId));
      if (how === 'stop' && (run.state.status === 'paused' || run.state.status === 'running')) {
        project.store.putRun({ ...run, state: { status: 'cancelled' } });
        announce(project.folder, { type: 'run-ended', runId, state: { status: 'cancelled' } });
      }
      return succeed({});
    },
    answer: (project, { runId, answer }) => {
      const isAnswered = find(project.folder, runId)?.question.answer(answer) ?? false;
      if (!isAnswered) return fail(userFault('run-not-found', 'No run waits for an answer any more.'));
      announce(project.folder, { type: 'run-continued' });
      return succeed({});
    },
    live: ({ folder, store }) => {
      const live = mainOf(folder);
      const runId = live?.runId() ?? null;
      const newest = store.listRuns().find(({ kind }) => kind !== 'check' && kind !== 'redo');
      const waiting = newest?.state.status === 'paused' || newest?.state.status === 'running' ? newest : null;
      const run = runId === null ? waiting : store.getRun(runId);
      return succeed({
        run: run === null || run === undefined ? null : summaryOf(run, store, { isLive: runId !== null }),
        question: live?.question.asked() ?? null,
        events: [...(live?.record.events() ?? [])],
        streaming: [...(live?.record.streaming() ?? [])],
      });
    },
    goingOn: (folder) => ({
      activeRunId: () => mainOf(folder)?.runId() ?? null,
      isLive: (runId) => find(folder, runId) !== undefined,
      sectionStatus: (itemId) => mainOf(folder)?.sectionStatus(itemId) ?? null,
      proposal: () => mainOf(folder)?.proposal.asked() ?? null,
      decide: async (proposalId, accepted) => {
        const live = mainOf(folder);
        if (live === undefined || live.proposal.asked()?.id !== proposalId) {
          return fail(userFault('outline-changed', 'The planner no longer waits for this decision.'));
        }
        const taken = live.nextStep();
        live.proposal.answer(accepted);
        await taken;
        return succeed(undefined);
      },
    }),
    close: async (folder) => {
      await Promise.all(of(folder).map((run) => run.halt(interruptedFault)));
    },
  };
}

const pausedFault: Fault = userFault('run-paused', 'You paused this run. Resume it to go on where it stopped.');

function inProgress({ work }: ParsedInput<'runs.start'>): Fault {
  if (work !== 'redo') return runInProgress();
  return userFault('run-in-progress', 'This section is being redone already. Wait until that is done, or stop it.');
}

function notFound(runId: string): Fault {
  return ourFault('run-not-found', `This project has no run ${runId}.`);
}
