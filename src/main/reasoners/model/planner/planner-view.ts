import type { EvidenceDigest, PlannerState } from '#main/ports/reasoner.ts';
import { readHandles } from '../prompting/handles.ts';
import { numberOutline, type NumberedOutline } from './number-outline.ts';

/** A piece of evidence as a prompt calls it. */
export type NamedEvidence = {
  readonly handle: string;
  readonly digest: EvidenceDigest;
  /** Whether a section will rest on it: an item with items below it has no section of its own. */
  readonly isLinked: boolean;
};

/** The state of planning with the names that prompts use. */
export type PlannerView = {
  readonly state: PlannerState;
  readonly outline: NumberedOutline;
  /** In the order of the bank. */
  readonly evidence: readonly NamedEvidence[];
  readonly unlinked: readonly NamedEvidence[];
  readonly hasBody: boolean;
  readonly findEvidence: (said: readonly string[]) => readonly EvidenceDigest[];
};

export function viewState(state: PlannerState): PlannerView {
  const outline = numberOutline(state.outline);
  const linked = new Set(outline.items.flatMap(({ item, isLeaf }) => (isLeaf ? item.evidenceIds : [])));
  const evidence = state.memoryBank.map((digest, index) => ({
    handle: `E${index + 1}`,
    digest,
    isLinked: linked.has(digest.id),
  }));
  const indexOf = new Map<string, number>(state.memoryBank.map(({ id }, index) => [id, index]));
  return {
    state,
    outline,
    evidence,
    unlinked: evidence.filter(({ isLinked }) => !isLinked),
    hasBody: outline.items.some(({ item, isLeaf }) => isLeaf && item.role === 'body'),
    findEvidence: (said) =>
      readHandles(said, { letter: 'E', count: evidence.length, indexOfId: (id) => indexOf.get(id) }).flatMap(
        (index) => state.memoryBank[index] ?? [],
      ),
  };
}
