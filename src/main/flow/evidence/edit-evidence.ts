import { userFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { EvidenceId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { MemoryBankStore } from '#main/ports/project-store.ts';

export type EvidenceChanges = {
  readonly [Name in 'summary' | 'note' | 'tags' | 'status']?: Evidence[Name] | undefined;
};

/** Replaces the fields named in all of these, or in none. Fault: `evidence-not-found`. */
export function editEvidence(options: {
  store: MemoryBankStore & { readonly transact: <T>(work: () => T) => T };
  evidenceIds: readonly EvidenceId[];
  changes: EvidenceChanges;
}): Result<readonly Evidence[]> {
  const { store, evidenceIds, changes } = options;
  return store.transact(() => {
    const before = store.getEvidence(evidenceIds);
    const missing = evidenceIds.find((id) => !before.some((each) => each.id === id));
    if (missing !== undefined) return fail(evidenceNotFound(missing));
    const { summary, note, tags, status } = changes;
    const after = before.map((each) => ({
      ...each,
      summary: summary ?? each.summary,
      note: note ?? each.note,
      tags: tags === undefined ? each.tags : [...new Set(tags)],
      status: status ?? each.status,
    }));
    store.putEvidence(after);
    return succeed(after);
  });
}

export function evidenceNotFound(id: EvidenceId): Fault {
  return userFault('evidence-not-found', `This project has no evidence ${id}. It may have been merged into another.`);
}
