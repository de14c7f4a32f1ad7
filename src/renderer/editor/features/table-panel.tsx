import { useState } from 'react';
import { useText } from '#renderer/language/index.ts';
import { TextField } from '#renderer/ui/index.ts';
import type { ReportEditorCore } from '../core/types.ts';
import { editNode, nodeAt } from './node-at.ts';
import { PanelActions } from './panel-actions.tsx';
import { PanelPopover } from './panel-popover.tsx';

type TablePanelProps = { readonly core: ReportEditorCore; readonly pos: number; readonly close: () => void };

/** The caption of a table: with one, the table is numbered where the report is exported. */
export function TablePanel({ core, pos, close }: TablePanelProps) {
  const words = useText().editor.tableCaption;
  const node = nodeAt(core, pos, 'table');
  const [caption, setCaption] = useState(String(node?.attrs['caption'] ?? ''));
  if (node === null) return null;
  const keep = (kept: string) => {
    editNode(core, pos, 'table', { caption: kept.trim() });
    close();
  };
  return (
    <PanelPopover core={core} label={words.title} from={pos} close={close}>
      <form
        className="editor-panel"
        onSubmit={(event) => {
          event.preventDefault();
          keep(caption);
        }}
      >
        <TextField label={words.caption} hint={words.hint} value={caption} onValue={setCaption} />
        <PanelActions words={words} onRemove={() => keep('')} />
      </form>
    </PanelPopover>
  );
}
