import { useCallback, useSyncExternalStore } from 'react';
import type { ReportEditorCore } from '../core/types.ts';
import { editorSignals } from '../schema/index.ts';
import { CitationPanel } from './citation-panel.tsx';
import { EvidenceForPanel } from './evidence-for-panel.tsx';
import { EvidencePicker } from './evidence-picker.tsx';
import { FigurePanel } from './figure-panel.tsx';
import { FootnotePanel } from './footnote-panel.tsx';
import { LinkPanel } from './link-panel.tsx';
import { MathPanel } from './math-panel.tsx';
import { RedoSection } from './redo-section.tsx';
import { SelectionMenu } from './selection-menu.tsx';
import { TablePanel } from './table-panel.tsx';
import { useEditorFeed } from './use-editor-feed.ts';
import { usePasting } from './use-pasting.ts';
import './overlays.css';

/** What opens beside the text: one popover at a time, the menu on a selection, and the line on the claim with the caret. */
export function EditorOverlays({ core }: { readonly core: ReportEditorCore }) {
  const { editor } = core;
  const signals = editorSignals(editor);
  const panel = useSyncExternalStore(signals.onPanel, signals.panel);
  const close = useCallback(() => {
    signals.openPanel(null);
    if (!editor.isDestroyed) editor.view.focus();
  }, [editor, signals]);
  useEditorFeed(core);
  usePasting(core);
  const props = { core, close };
  return (
    <>
      {panel === null && editor.isEditable && <SelectionMenu core={core} />}
      <RedoSection core={core} />
      {panel?.kind === 'citation' && <CitationPanel key={panel.pos} {...props} pos={panel.pos} />}
      {panel?.kind === 'footnote' && <FootnotePanel key={panel.pos} {...props} pos={panel.pos} />}
      {panel?.kind === 'math' && <MathPanel key={panel.pos} {...props} pos={panel.pos} />}
      {panel?.kind === 'figure' && <FigurePanel key={panel.pos} {...props} pos={panel.pos} />}
      {panel?.kind === 'table' && <TablePanel key={panel.pos} {...props} pos={panel.pos} />}
      {panel?.kind === 'link' && <LinkPanel {...props} />}
      {panel?.kind === 'evidence-picker' && <EvidencePicker {...props} panel={panel} />}
      {panel?.kind === 'find-evidence' && <EvidenceForPanel {...props} panel={panel} />}
    </>
  );
}
