import { useCallback } from 'react';
import { useCore } from '#renderer/client/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { startImport, type ImportWork } from './imports.ts';

/** Brings things into the open project. `name` is what people see of it while it goes on. */
export function useImport(): (work: ImportWork, name: string) => void {
  const { connection, bytes } = useCore();
  const folder = useWorkbench((state) => state.folder);
  return useCallback(
    (work, name) => void startImport({ connection, bytes, folder }, work, name),
    [connection, bytes, folder],
  );
}
