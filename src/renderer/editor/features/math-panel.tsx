import { useEffect, useMemo, useState } from 'react';
import { useText } from '#renderer/language/index.ts';
import { TextArea } from '#renderer/ui/index.ts';
import type { ReportEditorCore } from '../core/types.ts';
import { drawMath, mathFault } from '../schema/math.ts';
import { editNode, nodeAt } from './node-at.ts';
import { PanelActions } from './panel-actions.tsx';
import { PanelPopover } from './panel-popover.tsx';

const kinds = ['mathInline', 'mathBlock'];

type MathPanelProps = { readonly core: ReportEditorCore; readonly pos: number; readonly close: () => void };

export function MathPanel({ core, pos, close }: MathPanelProps) {
  const words = useText().editor.math;
  const node = nodeAt(core, pos, kinds);
  const [latex, setLatex] = useState(String(node?.attrs['latex'] ?? ''));
  const reason = useMemo(() => (latex.trim() === '' ? null : mathFault(latex)), [latex]);
  const [preview, setPreview] = useState<HTMLDivElement | null>(null);
  const isBlock = node?.type.name === 'mathBlock';
  useEffect(() => {
    if (preview === null) return;
    preview.replaceChildren();
    if (reason === null) drawMath(preview, latex, isBlock);
  }, [preview, latex, reason, isBlock]);
  if (node === null) return null;
  const keep = () => {
    editNode(core, pos, kinds, latex.trim() === '' ? null : { latex: latex.trim() });
    close();
  };
  return (
    <PanelPopover core={core} label={words.title} from={pos} close={keep}>
      <form
        className="editor-panel"
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <TextArea
          label={words.latex}
          value={latex}
          onValue={setLatex}
          spellCheck={false}
          className="editor-panel-code"
          hint={latex.trim() === '' ? words.empty : undefined}
          fault={reason === null ? undefined : words.fault({ reason })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            keep();
          }}
        />
        <div ref={setPreview} className="editor-math-preview" aria-hidden />
        <PanelActions
          words={words}
          onRemove={() => {
            editNode(core, pos, kinds, null);
            close();
          }}
        />
      </form>
    </PanelPopover>
  );
}
