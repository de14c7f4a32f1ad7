import { useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, Chip } from '#renderer/ui/index.ts';
import { useReducer } from 'react';
import type { ReportEditorCore } from '../core/types.ts';
import { citationDetails } from '../schema/citation-details.ts';
import { editorSignals } from '../schema/index.ts';
import { toEvidenceIds } from '../schema/evidence-states.ts';
import { claimAt } from './claim-marks.ts';
import { CitationDetails } from './citation-details.tsx';
import { FormattedWords } from './formatted-words.tsx';
import { editNode, nodeAt } from './node-at.ts';
import { PanelPopover } from './panel-popover.tsx';
import { useSourceTitles } from './use-sources.ts';

type CitationPanelProps = { readonly core: ReportEditorCore; readonly pos: number; readonly close: () => void };

/** What stands behind a citation: the exact words, where they are, and what its sentence came out as. */
export function CitationPanel({ core, pos, close }: CitationPanelProps) {
  const { editor } = core;
  const text = useText();
  const words = text.editor.citation;
  const folder = useWorkbench((state) => state.folder);
  const showSource = useWorkbench((state) => state.showSource);
  const { value } = useRequest('evidence.list', { folder });
  const titleOf = useSourceTitles();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const node = nodeAt(core, pos, 'citation');
  if (node === null) return null;
  const ids = toEvidenceIds(node.attrs['evidenceIds']);
  const mark = claimAt(editor.state, pos);
  const label = core.labels.labelOf(node);
  const pick = (replaced: string | null) =>
    editorSignals(editor).openPanel({ kind: 'evidence-picker', citationPos: pos, replaced, typed: '' });
  const remove = (id: string | null) => {
    const left = id === null ? [] : ids.filter((each) => each !== id);
    editNode(core, pos, 'citation', left.length === 0 ? null : { evidenceIds: left });
    if (left.length === 0) close();
    else redraw();
  };
  return (
    <PanelPopover core={core} label={words.title} from={pos} close={close}>
      <div className="editor-citation-panel">
        {mark?.verdict != null && (
          <p className="editor-citation-verdict">
            <Chip tone={toneOf[mark.verdict]}>{words.verdict({ verdict: text.editor.verdicts[mark.verdict] })}</Chip>
          </p>
        )}
        {label.isNote && (
          <p className="editor-citation-note">
            <strong>{text.citations.reads}</strong> <FormattedWords text={label.text} />
          </p>
        )}
        {value === undefined && <p>{words.loading}</p>}
        {value !== undefined &&
          ids.map((id) => {
            const evidence = value.evidence.find((each) => each.id === id);
            const isExcluded = evidence?.status === 'excluded';
            return (
              <section key={id} className="editor-citation-evidence" aria-label={evidence?.summary ?? words.gone}>
                {evidence === undefined && <p className="editor-citation-broken">{words.gone}</p>}
                {isExcluded && <p className="editor-citation-broken">{words.excluded}</p>}
                {evidence?.quotes.map((quote, index) => (
                  <figure key={`${quote.sourceId} ${quote.charStart}`} className="editor-citation-quote">
                    <blockquote>{quote.exact}</blockquote>
                    <figcaption>
                      {titleOf(quote.sourceId) ?? words.unknownSource}
                      {quote.page !== null && `, ${words.page({ page: quote.page })}`}
                      {evidence.quoteStates[index] === 'vanished' && (
                        <span className="editor-citation-broken"> {words.vanished}</span>
                      )}
                    </figcaption>
                    {titleOf(quote.sourceId) !== undefined && (
                      <Button
                        variant="quiet"
                        onClick={() => {
                          const { sourceId, charStart, charEnd } = quote;
                          editorSignals(editor).openPanel(null);
                          showSource({ sourceId, spans: [{ charStart, charEnd }] });
                        }}
                      >
                        {words.openSource}
                      </Button>
                    )}
                  </figure>
                ))}
                {editor.isEditable && (
                  <div className="editor-panel-actions">
                    <Button variant="quiet" onClick={() => pick(id)}>
                      {words.replace}
                    </Button>
                    <Button variant="quiet" onClick={() => remove(id)}>
                      {words.remove}
                    </Button>
                  </div>
                )}
              </section>
            );
          })}
        {editor.isEditable && (
          <CitationDetails
            details={citationDetails(node.attrs)}
            onApply={(details) => {
              editNode(core, pos, 'citation', details);
              close();
            }}
          />
        )}
        {editor.isEditable && (
          <div className="editor-panel-actions">
            {ids.length > 1 && (
              <Button variant="quiet" onClick={() => remove(null)}>
                {words.removeAll}
              </Button>
            )}
            <Button onClick={() => pick(null)}>{words.add}</Button>
          </div>
        )}
      </div>
    </PanelPopover>
  );
}

const toneOf = {
  supported: 'good',
  'partly-supported': 'warn',
  unsupported: 'bad',
  contradicted: 'bad',
  unchecked: 'plain',
} as const;
