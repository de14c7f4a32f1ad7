import { useEffect } from 'react';
import { useInvoke } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { addNotice } from '#renderer/state/notices.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import type { ReportEditorCore } from '../core/types.ts';
import { useInsertImages } from './use-insert-images.ts';

/** Gives pasting what it needs of the app: where images are kept, and words for what was left out. */
export function usePasting(core: ReportEditorCore): void {
  const { editor } = core;
  const words = useText().editor.paste;
  const invoke = useInvoke();
  const folder = useWorkbench((state) => state.folder);
  const insertImages = useInsertImages(core);
  useEffect(() => {
    Object.assign(editor.storage.pasteCleaning, {
      insertImages,
      keepImage: async (image: { readonly fileName: string; readonly bytes: string }) => {
        const kept = await invoke('report.add-image', { folder, ...image });
        return kept.ok ? kept.value.assetId : null;
      },
      sayRemoteImages: (count: number) => addNotice({ kind: 'said', text: words.remoteImages({ count }) }),
    });
  }, [editor, invoke, folder, insertImages, words]);
}
