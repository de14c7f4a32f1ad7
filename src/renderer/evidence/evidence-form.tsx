import { useState } from 'react';
import { parseTags } from '#shared/text/parse-tags.ts';
import { useText } from '#renderer/language/index.ts';
import { Button, TextArea, TextField } from '#renderer/ui/index.ts';
import type { ListedEvidence } from './evidence-filter.ts';
import type { EvidenceActions } from './use-evidence-actions.ts';

type EvidenceFormProps = {
  readonly evidence: ListedEvidence;
  readonly actions: EvidenceActions;
  readonly onClose: () => void;
};

/** What a person may change of a piece of evidence; the quoted words stay as they are. */
export function EvidenceForm({ evidence, actions, onClose }: EvidenceFormProps) {
  const text = useText();
  const [summary, setSummary] = useState(evidence.summary);
  const [note, setNote] = useState(evidence.note);
  const [tags, setTags] = useState(evidence.tags.join(', '));
  const isSound = summary.trim() !== '';

  async function save(): Promise<void> {
    if (!isSound) return;
    const isKept = await actions.edit(evidence.id, {
      summary: summary.trim(),
      note: note.trim(),
      tags: parseTags(tags),
    });
    if (isKept) onClose();
  }

  return (
    <form
      className="evidence-form"
      aria-label={text.evidence.editing}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
        else return;
        event.preventDefault();
      }}
    >
      {/* The person asked for this form in place of the card that had the focus. */}
      <TextArea
        label={text.evidence.summary}
        value={summary}
        onValue={setSummary}
        autoFocus
        fault={isSound ? undefined : text.evidence.summaryNeeded}
      />
      <TextArea label={text.evidence.note} rows={2} value={note} onValue={setNote} />
      <TextField label={text.evidence.tags} hint={text.evidence.tagsHint} value={tags} onValue={setTags} />
      <div className="evidence-actions">
        <Button variant="primary" type="submit" disabled={!isSound}>
          {text.evidence.save}
        </Button>
        <Button onClick={onClose}>{text.app.cancel}</Button>
      </div>
    </form>
  );
}
