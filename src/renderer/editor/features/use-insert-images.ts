import { useCallback } from 'react';
import { useInvoke } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { addNotice } from '#renderer/state/notices.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import type { ReportEditorCore } from '../core/types.ts';
import { roomBehind } from './room-behind.ts';

const mostBytes = 20_000_000;
const kinds = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

export type InsertImages = (files: readonly File[], pos?: number) => Promise<void>;

/** Keeps images in the project and puts them into the text as figures, behind the block with the position. */
export function useInsertImages({ editor }: ReportEditorCore): InsertImages {
  const invoke = useInvoke();
  const folder = useWorkbench((state) => state.folder);
  const words = useText().editor.figure;
  return useCallback(
    async (files, pos) => {
      for (const file of files) {
        if (!kinds.includes(file.type) || file.size > mostBytes) {
          addNotice({ kind: 'said', text: words.notAnImage({ name: file.name }) });
          continue;
        }
        const kept = await invoke('report.add-image', { folder, fileName: file.name, bytes: await toBase64(file) });
        if (!kept.ok || editor.isDestroyed) continue;
        const { assetId } = kept.value;
        const at = Math.min(pos ?? editor.state.selection.to, editor.state.doc.content.size);
        const $at = editor.state.doc.resolve(at);
        const after = $at.depth < 2 ? at : $at.after(2);
        const isHeading = $at.parent.type.name === 'sectionHeading';
        const figure = { type: 'figure', attrs: { assetId, alt: '', widthPercent: 100 } };
        const place = isHeading ? $at.after() : after;
        editor.chain().insertContentAt(place, figure).run();
        roomBehind(editor, place);
      }
    },
    [editor, invoke, folder, words],
  );
}

async function toBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}
