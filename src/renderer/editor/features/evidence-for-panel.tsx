import { useState } from 'react';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button } from '#renderer/ui/index.ts';
import type { ReportEditorCore } from '../core/types.ts';
import type { Panel } from '../schema/index.ts';
import { PanelPopover } from './panel-popover.tsx';
import { useSourceTitles } from './use-sources.ts';

const mostCharacters = 2000;

type EvidenceForPanelProps = {
  readonly core: ReportEditorCore;
  readonly panel: Extract<Panel, { kind: 'find-evidence' }>;
  readonly close: () => void;
};

/** What bears on the selected words: evidence to cite, and passages that become evidence as they are cited. */
export function EvidenceForPanel({ core, panel, close }: EvidenceForPanelProps) {
  const { editor } = core;
  const text = useText().editor;
  const words = text.evidenceFor;
  const invoke = useInvoke();
  const folder = useWorkbench((state) => state.folder);
  const [asked] = useState(() => ({ folder, text: panel.text.slice(0, mostCharacters), limit: 8 }));
  const { value: found, fault } = useRequest('evidence.find', asked);
  const { value: bank } = useRequest('evidence.list', { folder });
  const titleOf = useSourceTitles();
  const [isAdding, setIsAdding] = useState(false);
  const cite = (evidenceId: string) => {
    const pos = Math.min(panel.to, editor.state.doc.content.size);
    editor
      .chain()
      .insertContentAt(pos, { type: 'citation', attrs: { evidenceIds: [evidenceId] } })
      .run();
    close();
  };
  const evidence = (found?.evidence ?? []).flatMap(
    ({ evidenceId }) => bank?.evidence.filter(({ id }) => id === evidenceId) ?? [],
  );
  return (
    <PanelPopover core={core} label={words.title} from={panel.from} to={panel.to} close={close}>
      <div className="editor-picker">
        <strong>{words.title}</strong>
        {found === undefined && <p role="status">{fault?.message ?? words.loading}</p>}
        {found !== undefined && evidence.length === 0 && found.passages.length === 0 && (
          <p role="status">{words.none}</p>
        )}
        <div className="editor-picker-list">
          {evidence.length > 0 && <h3 className="editor-picker-heading">{words.bank}</h3>}
          {evidence.map(({ id, summary, quotes: [quote] }) => (
            <div key={id} className="editor-found">
              <div className="editor-picker-summary">{summary}</div>
              <div className="editor-picker-source">
                {quote !== undefined && (titleOf(quote.sourceId) ?? '')}
                {quote?.page != null && `, ${text.citation.page({ page: quote.page })}`}
                {editor.isEditable && (
                  <Button variant="quiet" onClick={() => cite(id)}>
                    {words.cite}
                  </Button>
                )}
              </div>
            </div>
          ))}
          {found !== undefined && found.passages.length > 0 && (
            <h3 className="editor-picker-heading">{words.passages}</h3>
          )}
          {found?.passages.map(({ passageId, sourceId, title, page, charStart, charEnd, text: passage }) => (
            <div key={passageId} className="editor-found">
              <div className="editor-picker-summary">{passage}</div>
              <div className="editor-picker-source">
                {title}
                {page !== null && `, ${text.citation.page({ page })}`}
                {editor.isEditable && (
                  <Button
                    variant="quiet"
                    disabled={isAdding}
                    onClick={async () => {
                      setIsAdding(true);
                      const itemId = core.itemAt(panel.to);
                      const added = await invoke('evidence.add', {
                        folder,
                        sourceId,
                        charStart,
                        charEnd,
                        ...(itemId === undefined ? {} : { itemId }),
                      });
                      setIsAdding(false);
                      if (added.ok) cite(added.value.evidence.id);
                    }}
                  >
                    {words.addAndCite}
                  </Button>
                )}
              </div>
            </div>
          ))}
        </div>
      </div>
    </PanelPopover>
  );
}
