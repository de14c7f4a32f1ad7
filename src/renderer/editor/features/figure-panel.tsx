import { useState } from 'react';
import { useText } from '#renderer/language/index.ts';
import { TextArea, TextField } from '#renderer/ui/index.ts';
import type { ReportEditorCore } from '../core/types.ts';
import { editNode, nodeAt } from './node-at.ts';
import { PanelActions } from './panel-actions.tsx';
import { PanelPopover } from './panel-popover.tsx';

type FigurePanelProps = { readonly core: ReportEditorCore; readonly pos: number; readonly close: () => void };

export function FigurePanel({ core, pos, close }: FigurePanelProps) {
  const words = useText().editor.figure;
  const node = nodeAt(core, pos, 'figure');
  const [alt, setAlt] = useState(String(node?.attrs['alt'] ?? ''));
  const [width, setWidth] = useState(String(node?.attrs['widthPercent'] ?? 100));
  if (node === null) return null;
  return (
    <PanelPopover core={core} label={words.title} from={pos} close={close}>
      <form
        className="editor-panel"
        onSubmit={(event) => {
          event.preventDefault();
          const percent = Number(width);
          const widthPercent = Number.isFinite(percent) ? Math.min(100, Math.max(5, Math.round(percent))) : 100;
          editNode(core, pos, 'figure', { alt, widthPercent });
          close();
        }}
      >
        <TextArea label={words.alt} value={alt} onValue={setAlt} />
        <TextField label={words.width} type="number" min={5} max={100} value={width} onValue={setWidth} />
        <PanelActions
          words={words}
          onRemove={() => {
            editNode(core, pos, 'figure', null);
            close();
          }}
        />
      </form>
    </PanelPopover>
  );
}
