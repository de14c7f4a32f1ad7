import { useMemo } from 'react';
import type { EvidenceId, ItemId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';

export type EvidenceActions = {
  readonly setStatus: (evidenceIds: readonly EvidenceId[], status: Evidence['status']) => void;
  /** Resolves with whether it was kept. */
  readonly edit: (
    evidenceId: EvidenceId,
    changes: Partial<Pick<Evidence, 'summary' | 'note' | 'tags'>>,
  ) => Promise<boolean>;
  readonly link: (evidenceIds: readonly EvidenceId[], itemId: ItemId, isLinked: boolean) => void;
  readonly cite: (evidenceIds: readonly EvidenceId[]) => void;
  /** All on the first of them. */
  readonly merge: (evidenceIds: readonly EvidenceId[]) => Promise<boolean>;
};

/** What a person can do to evidence. */
export function useEvidenceActions(): EvidenceActions {
  const invoke = useInvoke();
  const folder = useWorkbench((state) => state.folder);
  const { value: outline } = useRequest('outline.read', { folder });
  const version = outline?.version ?? 0;
  return useMemo(
    () => ({
      setStatus: (evidenceIds, status) =>
        void invoke('evidence.edit', { folder, evidenceIds: [...evidenceIds], changes: { status } }),
      edit: async (evidenceId, changes) =>
        (await invoke('evidence.edit', { folder, evidenceIds: [evidenceId], changes })).ok,
      link: (evidenceIds, itemId, isLinked) =>
        void invoke('outline.edit', {
          folder,
          edits: [{ kind: isLinked ? 'link' : 'unlink', itemId, evidenceIds: [...evidenceIds] }],
          baseVersion: version,
        }),
      cite: (evidenceIds) => {
        const { editor } = useWorkbench.getState();
        editor?.insertCitation(evidenceIds);
        editor?.focus();
      },
      merge: async (evidenceIds) => (await invoke('evidence.merge', { folder, evidenceIds: [...evidenceIds] })).ok,
    }),
    [invoke, folder, version],
  );
}
