import type { OutlineOperation } from '#shared/domain/outline.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import { applyOperations } from './apply-operations.ts';
import { readPersonWill } from './person-will.ts';
import { describeProposal, type ReviewProposal } from './proposal.ts';

type Reviewed = {
  readonly accepted: readonly OutlineOperation[];
  /** What the person refused now. */
  readonly refused: readonly OutlineOperation[];
  /** For the planner: what it need not propose again. */
  readonly remarks: readonly string[];
};

/**
 * Has the person decide on what can be done of the operations; without a `review` all of them are accepted. What they
 * refused before in this run isn't put to them again. Null where the run was stopped while it waited.
 */
export async function reviewOperations(options: {
  id: string;
  operations: readonly OutlineOperation[];
  refusedBefore: readonly OutlineOperation[];
  store: ProjectStore;
  review: ReviewProposal | null;
  signal: AbortSignal;
}): Promise<Reviewed | null> {
  const { id, store, review, signal } = options;
  const known = new Set(options.refusedBefore.map((operation) => JSON.stringify(operation)));
  const operations = options.operations.filter((operation) => !known.has(JSON.stringify(operation)));
  const again = options.operations.length - operations.length;
  const remarks = again === 0 ? [] : [`${again} of the operations were left out: the person refused them before`];
  if (review === null) return { accepted: operations, refused: [], remarks };
  const outline = store.readOutline();
  const knownEvidence = new Set(store.listEvidence().map((evidence) => evidence.id));
  const impossible = new Set(
    applyOperations({ outline, operations, knownEvidence, will: readPersonWill(store) }).refused.map(
      ({ operation }) => operation,
    ),
  );
  const possible = operations.filter((operation) => !impossible.has(operation));
  if (possible.length === 0) return { accepted: operations, refused: [], remarks };
  const proposal = describeProposal({ id, outline, operations: possible, knownEvidence });
  const indexes = await review(proposal, signal);
  if (indexes === null || signal.aborted) return null;
  const taken = new Set(indexes);
  const refused = possible.filter((_, index) => !taken.has(index));
  const told = proposal.operations
    .filter((_, index) => !taken.has(index))
    .map(({ operation, before, after }) => `the person refused ${operation.kind} of "${after ?? before ?? ''}"`);
  return {
    accepted: operations.filter((operation) => !refused.includes(operation)),
    refused,
    remarks: [...remarks, ...told],
  };
}
