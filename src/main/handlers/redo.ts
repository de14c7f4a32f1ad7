import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { ItemId } from '#shared/base/ids.ts';
import type { Budget, ReasonerKind } from '#shared/domain/run.ts';
import { leafItems } from '#shared/domain/outline.ts';
import { readReportDetails } from '#main/flow/report/index.ts';
import { redoSection } from '#main/flow/sections/index.ts';
import { inRun } from './in-run.ts';
import type { CallOptions, Project } from './project.ts';
import { readOnlyFault } from './read-only.ts';

/** Drafts one section anew as a run of its own; where the section has text, the new text is a suggestion. */
export async function redoSectionInRun(
  project: Project,
  input: {
    readonly itemId: ItemId;
    readonly instruction: string | null;
    readonly reasoner: ReasonerKind;
    readonly budget: Budget;
  },
  options: CallOptions,
): Promise<Result<unknown>> {
  const { store } = project;
  const readOnly = readOnlyFault(project);
  if (readOnly !== null) return fail(readOnly);
  if (!leafItems(store.readOutline()).some(({ id }) => id === input.itemId)) {
    return fail(userFault('item-not-found', `The outline has no item ${input.itemId} that gets a section.`));
  }
  const { brief } = readReportDetails(store);
  const { reasoner, budget } = input;
  const request = { kind: 'redo', brief, reasoner, budget, resume: false } as const;
  return inRun(project, request, options, async (run, mind) => {
    const { clock, newSuffix, parseMarkdown } = project;
    const { itemId, instruction } = input;
    const writing = { store, clock, newSuffix, parseMarkdown, run, reasoner: mind };
    const redone = await redoSection({ ...options, ...writing, itemId, instruction });
    return redone.ok ? succeed('covered') : redone;
  });
}
