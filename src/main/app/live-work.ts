import { userFault } from '#shared/base/fault.ts';
import { fail, type Result } from '#shared/base/result.ts';
import type { ParsedInput } from '#shared/contract/index.ts';
import type { ReasonerKind } from '#shared/domain/run.ts';
import { endRun, startRun } from '#main/flow/outline/index.ts';
import { answerRequest, redoSectionInRun, type CallOptions, type Project } from '#main/handlers/index.ts';

export type LiveWork = ParsedInput<'runs.start'>;

/** Does what `runs.start` asks for, from its beginning to its end. */
export async function doLiveWork(project: Project, work: LiveWork, options: CallOptions): Promise<Result<unknown>> {
  const { folder, brief, budget, resume, itemId, instruction, mayAsk } = work;
  const reasoner = work.reasoner ?? plannedWith(project);
  switch (work.work) {
    case 'plan':
    case 'draft': {
      const input = { folder, brief, reasoner, budget, resume, mayAsk };
      return answerRequest(work.work === 'plan' ? 'report.plan' : 'report.draft', input, project, options);
    }
    case 'write': {
      const chosen = work.reasoner === undefined ? {} : { reasoner };
      const ofItem = itemId === undefined ? {} : { itemId };
      return answerRequest('report.write', { folder, budget, resume, ...chosen, ...ofItem }, project, options);
    }
    case 'check':
      return check(project, reasoner, options);
    case 'redo':
      if (itemId === undefined) return fail(userFault('wrong-use', 'Say which section is to be redone.'));
      return redoSectionInRun(project, { itemId, instruction: instruction ?? null, reasoner, budget }, options);
  }
}

function plannedWith({ store }: Project): ReasonerKind {
  return store.listRuns().find(({ kind }) => kind === 'plan' || kind === 'draft')?.reasoner ?? 'extractive';
}

/** A check that has nothing to ask a model is a run that ends at once. */
async function check(project: Project, reasoner: ReasonerKind, options: CallOptions): Promise<Result<unknown>> {
  let hasRun = false;
  const onEvent: CallOptions['onEvent'] = (event) => {
    hasRun ||= event.type === 'run-started';
    options.onEvent(event);
  };
  const input = { folder: project.folder, reasoner };
  const checked = await answerRequest('report.check', input, project, { ...options, onEvent });
  if (hasRun || !checked.ok) return checked;
  const { store, clock, newSuffix } = project;
  const brief = store.listRuns()[0]?.brief;
  const request = { kind: 'check', brief, reasoner, budget: {}, resume: false } as const;
  const started = startRun({ request, store, clock, newSuffix });
  if (!started.ok) return started;
  onEvent({ type: 'run-started', runId: started.value.run.id, isResumed: false });
  endRun(store, started.value.run, { ok: true, value: 'covered' });
  return checked;
}
