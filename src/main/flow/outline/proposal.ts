import type { EvidenceId } from '#shared/base/ids.ts';
import type { Outline, OutlineItem, OutlineOperation } from '#shared/domain/outline.ts';
import { applyOperation } from './apply-operations.ts';

/** One change the planner wants, with the heading it concerns before and after; null where there is none. */
export type ProposedOperation = {
  readonly operation: OutlineOperation;
  readonly before: string | null;
  readonly after: string | null;
};

/** What a planner's step wants of the person. */
export type Proposal = { readonly id: string; readonly operations: readonly ProposedOperation[] };

/** The indexes of the operations that the person takes; the others are refused. Null where the signal was aborted. */
export type ReviewProposal = (proposal: Proposal, signal: AbortSignal) => Promise<readonly number[] | null>;

/** The operations with the headings they change, each seen after those before it. */
export function describeProposal(options: {
  id: string;
  outline: Outline;
  operations: readonly OutlineOperation[];
  knownEvidence: ReadonlySet<EvidenceId>;
}): Proposal {
  let items: readonly OutlineItem[] = options.outline.items;
  const operations = options.operations.map((operation): ProposedOperation => {
    const described = { operation, ...headingsOf(items, operation) };
    const after = applyOperation(items, operation, options.knownEvidence);
    if (typeof after !== 'string') items = after;
    return described;
  });
  return { id: options.id, operations };
}

function headingsOf(items: readonly OutlineItem[], operation: OutlineOperation) {
  const heading = (id: OutlineItem['id']) => items.find((item) => item.id === id)?.heading ?? null;
  const own = heading(operation.itemId);
  switch (operation.kind) {
    case 'add':
      return { before: null, after: operation.heading };
    case 'rename':
      return { before: own, after: operation.heading };
    case 'remove':
      return { before: own, after: null };
    case 'merge':
      return { before: heading(operation.mergedId), after: own };
    case 're-intent':
    case 'move':
    case 'link':
    case 'unlink':
    case 'mark-not-in-sources':
      return { before: own, after: own };
  }
}
