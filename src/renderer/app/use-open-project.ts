import { useCallback } from 'react';
import { useInvoke } from '#renderer/client/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';

/** Opens a project in this window; where it can't be opened the fault is told and nothing else changes. */
export function useOpenProject(): (folder: string) => Promise<void> {
  const invoke = useInvoke();
  const openProject = useWorkbench((state) => state.openProject);
  return useCallback(
    async (folder) => {
      const opened = await invoke('project.read', { folder });
      if (!opened.ok) return;
      // A reload, and the system's list of windows, lead to the same project again.
      history.replaceState(null, '', `#${new URLSearchParams({ project: opened.value.folder }).toString()}`);
      openProject(opened.value.folder);
    },
    [invoke, openProject],
  );
}
