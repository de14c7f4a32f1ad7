import { useText } from '#renderer/language/index.ts';
import type { ReportEditorCore } from '../core/types.ts';
import { toEvidenceIds } from '../schema/evidence-states.ts';
import { editorSignals, type Panel } from '../schema/index.ts';
import { EvidenceChoice } from './evidence-choice.tsx';
import { editNode, nodeAt } from './node-at.ts';
import { PanelPopover } from './panel-popover.tsx';

type EvidencePickerProps = {
  readonly core: ReportEditorCore;
  readonly panel: Extract<Panel, { kind: 'evidence-picker' }>;
  readonly close: () => void;
};

/** Chooses evidence for a new citation at the caret, or for one that is there. */
export function EvidencePicker({ core, panel, close }: EvidencePickerProps) {
  const { editor } = core;
  const words = useText().editor.picker;
  const pos = panel.citationPos ?? editor.state.selection.head;
  const choose = (evidenceId: string) => {
    if (panel.citationPos === null) {
      editor
        .chain()
        .insertContentAt(pos, { type: 'citation', attrs: { evidenceIds: [evidenceId] } })
        .run();
      editorSignals(editor).openPanel(null);
      editor.view.focus();
      return;
    }
    const node = nodeAt(core, panel.citationPos, 'citation');
    const ids = toEvidenceIds(node?.attrs['evidenceIds']);
    const next =
      panel.replaced === null ? [...ids, evidenceId] : ids.map((id) => (id === panel.replaced ? evidenceId : id));
    editNode(core, panel.citationPos, 'citation', { evidenceIds: [...new Set(next)] });
    editorSignals(editor).openPanel({ kind: 'citation', pos: panel.citationPos });
  };
  const leave = () => {
    if (panel.typed !== '') editor.view.dispatch(editor.state.tr.insertText(panel.typed, pos));
    close();
  };
  return (
    <PanelPopover core={core} label={words.title} from={pos} close={leave}>
      <EvidenceChoice itemId={core.itemAt(pos)} onChoose={choose} />
    </PanelPopover>
  );
}
