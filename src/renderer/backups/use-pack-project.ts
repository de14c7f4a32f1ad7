import { useBytes, useInvoke } from '#renderer/client/index.ts';
import { useFormat, useText } from '#renderer/language/index.ts';
import { addNotice } from '#renderer/state/notices.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';

/** Packs the project as one file, which the browser keeps where the person wants. */
export function usePackProject(): () => Promise<void> {
  const text = useText();
  const format = useFormat();
  const invoke = useInvoke();
  const { exportUrl } = useBytes();
  return async () => {
    const { folder, editor } = useWorkbench.getState();
    // What was typed a moment ago belongs to it.
    await editor?.flush();
    addNotice({ kind: 'said', text: text.backups.packing });
    const packed = await invoke('project.pack', { folder });
    if (!packed.ok || packed.value.exportId === null) return;
    const { exportId, files, byteCount } = packed.value;
    const link = document.createElement('a');
    link.href = exportUrl({ folder, exportId });
    link.download = '';
    link.click();
    addNotice({ kind: 'said', text: text.backups.packed({ files, size: format.bytes(byteCount) }) });
  };
}
