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
      // One that is damaged is shown with what can be done for it.
      if (!opened.ok && opened.fault.code !== 'project-damaged') return;
      const place = opened.ok ? opened.value.folder : folder;
      // A reload, and the system's list of windows, lead to the same project again.
      history.replaceState(null, '', `#${new URLSearchParams({ project: place }).toString()}`);
      openProject(place);
    },
    [invoke, openProject],
  );
}
