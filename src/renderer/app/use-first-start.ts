import { useEffect } from 'react';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useOpenProject } from './use-open-project.ts';

/** Shows the sample project where Heddle starts for the first time. Returns whether it is on its way. */
export function useFirstStart({ isOff }: { readonly isOff: boolean }): boolean {
  const invoke = useInvoke();
  const open = useOpenProject();
  const { value: app } = useRequest('app.read', {});
  const isFirst = !isOff && app !== undefined && !app.preferences.hasSeenSample && app.recentProjects.length === 0;
  useEffect(() => {
    if (!isFirst) return;
    void (async () => {
      const sample = await invoke('app.open-sample', {});
      if (sample.ok) await open(sample.value.folder);
      // Also where it failed: the start screen then offers it, and says why it failed.
      await invoke('app.write-preferences', { changes: { hasSeenSample: true } });
    })();
  }, [isFirst, invoke, open]);
  return isFirst;
}
