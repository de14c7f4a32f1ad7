import { useState } from 'react';
import type { EvidenceId, SourceId } from '#shared/base/ids.ts';
import { useText } from '#renderer/language/index.ts';
import { Button, Chip, Dialog } from '#renderer/ui/index.ts';
import type { ListedEvidence } from './evidence-filter.ts';

type MergeDialogProps = {
  readonly pieces: readonly ListedEvidence[];
  readonly titles: ReadonlyMap<SourceId, string>;
  /** Where it is one of several suggestions: goes to the next without merging. */
  readonly onSkip?: (() => void) | undefined;
  readonly onMerge: (evidenceIds: readonly EvidenceId[]) => void;
  readonly onClose: () => void;
};

/** Shows what one piece would be made of several, and lets the person choose whose summary it keeps. */
export function MergeDialog({ pieces, titles, onSkip, onMerge, onClose }: MergeDialogProps) {
  const text = useText();
  const [keptId, setKeptId] = useState(pieces[0]?.id);
  const kept = pieces.find(({ id }) => id === keptId) ?? pieces[0];
  if (kept === undefined) return null;
  const others = pieces.filter(({ id }) => id !== kept.id);
  const ordered = [kept, ...others];
  const quotes = new Map(
    ordered
      .flatMap((each) => each.quotes)
      .map((quote) => [`${quote.sourceId} ${quote.charStart} ${quote.charEnd}`, quote]),
  );
  const tags = [...new Set(ordered.flatMap((each) => each.tags))];
  const notes = ordered.map(({ note }) => note).filter((note) => note !== '');
  return (
    <Dialog
      title={text.evidence.mergeTitle({ pieces: pieces.length })}
      isOpen
      onClose={onClose}
      closeLabel={text.app.close}
      size="wide"
      footer={
        <>
          <Button onClick={onClose}>{text.app.cancel}</Button>
          {onSkip !== undefined && <Button onClick={onSkip}>{text.evidence.notTheSame}</Button>}
          <Button variant="primary" onClick={() => onMerge(ordered.map(({ id }) => id))}>
            {text.evidence.mergeNow}
          </Button>
        </>
      }
    >
      <fieldset className="evidence-merge">
        <legend className="ui-field-label">{text.evidence.whichSummary}</legend>
        {pieces.map(({ id, summary }) => (
          <label key={id} className="evidence-merge-choice">
            <input type="radio" name="evidence-merge" checked={id === kept.id} onChange={() => setKeptId(id)} />
            <span>{summary}</span>
          </label>
        ))}
      </fieldset>
      <h3 className="evidence-merge-head">{text.evidence.mergedQuotes({ quotes: quotes.size })}</h3>
      <ul className="evidence-merge-quotes">
        {[...quotes].map(([key, { exact, sourceId, page }]) => (
          <li key={key}>
            <q>{exact}</q>{' '}
            <span className="evidence-quote-source">
              {titles.get(sourceId) ?? text.evidence.removedSource}
              {page === null ? '' : `, ${text.evidence.page({ page })}`}
            </span>
          </li>
        ))}
      </ul>
      {tags.length > 0 && (
        <div className="evidence-chips">
          {tags.map((tag) => (
            <Chip key={tag}>{tag}</Chip>
          ))}
        </div>
      )}
      {notes.map((note) => (
        <p key={note} className="evidence-note">
          {note}
        </p>
      ))}
      <p className="evidence-merge-hint">{text.evidence.mergeHint}</p>
    </Dialog>
  );
}
