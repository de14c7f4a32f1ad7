import type { Decision, PlannerState } from '#main/ports/reasoner.ts';

/** How the last search served, where there was one. One whose finds are used wasn't useless. */
export function readLastSearch(
  said: 'met' | 'partly' | 'useless' | 'none',
  { lastOutcome }: PlannerState,
  action: Decision['action'] | null,
): Decision['lastSearch'] {
  const isSearch = lastOutcome?.action === 'search' || lastOutcome?.action === 'read';
  if (!isSearch || said === 'none') return null;
  const found = new Set<string>(lastOutcome.newEvidenceIds);
  const used =
    action?.kind === 'propose_outline'
      ? action.operations.flatMap((operation) => (operation.kind === 'link' ? operation.evidenceIds : []))
      : [];
  return said === 'useless' && used.some((id) => found.has(id)) ? 'partly' : said;
}
