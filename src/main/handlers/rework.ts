import { toId } from '#shared/base/ids.ts';
import { succeed, type Result } from '#shared/base/result.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { Run } from '#shared/domain/run.ts';
import { readReportDetails } from '#main/flow/report/index.ts';
import { reworkSelection } from '#main/flow/sections/index.ts';
import { timestamp } from '#main/ports/clock.ts';
import type { Reasoner } from '#main/ports/reasoner.ts';
import { inRun } from './in-run.ts';
import type { CallOptions, Project } from './project.ts';

/** With a model it is a run of its own, so that its calls are journalled and counted. */
export async function reworkSection(
  project: Project,
  input: ParsedInput<'section.rework'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'section.rework'>>> {
  const { store, parseMarkdown, clock, newSuffix } = project;
  const { itemId, selection, how, instruction, reasoner: kind } = input;
  const { brief } = readReportDetails(store);
  const { signal } = options;
  const rework = (reasoner: Reasoner) =>
    reworkSelection({ store, parseMarkdown, brief, itemId, selection, how, instruction, reasoner, signal });
  if (kind === 'extractive') {
    const run: Run = {
      id: toId('run', newSuffix()),
      kind: 'redo',
      reasoner: kind,
      brief,
      budget: {},
      state: { status: 'running' },
      startedAt: timestamp(clock),
    };
    const reasoner = await project.reasonerFor(run, options);
    const reworked = reasoner.ok ? await rework(reasoner.value) : reasoner;
    return reworked.ok ? succeed({ replacement: reworked.value }) : reworked;
  }
  let replacement: RichText | null = null;
  const request = { kind: 'redo', brief, reasoner: kind, budget: {}, resume: false } as const;
  const ended = await inRun(project, request, options, async (_run, reasoner) => {
    const reworked = await rework(reasoner);
    if (!reworked.ok) return reworked;
    replacement = reworked.value;
    return succeed('covered');
  });
  if (!ended.ok) return ended;
  return succeed({ replacement: replacement ?? selection });
}
