import { useState } from 'react';
import type { EvidenceId, ItemId } from '#shared/base/ids.ts';
import { useText } from '#renderer/language/index.ts';
import { Button, Chip, TextArea } from '#renderer/ui/index.ts';
import { LinkedEvidence } from './linked-evidence.tsx';
import type { OutlineRow } from './outline-rows.ts';
import { coverageInWords } from './row-in-words.ts';

type ItemDetailProps = {
  readonly row: OutlineRow;
  readonly onIntent: (itemId: ItemId, intent: string) => void;
  readonly onUnlink: (itemId: ItemId, evidenceId: EvidenceId) => void;
};

/** The chosen item in words, and what its section is to say. */
export function ItemDetail({ row, onIntent, onUnlink }: ItemDetailProps) {
  const text = useText();
  const { id, heading, intent, isNotInSources, lockedBy } = row.item;
  const [typed, setTyped] = useState<string | null>(null);
  const isFolder = row.children.length > 0;
  function keep(): void {
    if (typed !== null && typed.trim() !== intent) onIntent(id, typed.trim());
    setTyped(null);
  }
  return (
    <section className="outline-detail" aria-label={text.outline.detail}>
      <p className="outline-detail-heading">{heading}</p>
      <p className="outline-detail-chips">
        {!isFolder && <Chip tone={row.status === 'failed' ? 'bad' : 'plain'}>{text.outline.status[row.status]}</Chip>}
        {isNotInSources && <Chip tone="warn">{text.outline.isMissing}</Chip>}
        {lockedBy !== null && <Chip>{text.outline.isLocked}</Chip>}
        {row.coverage !== null && !isNotInSources && (
          <Chip tone={row.coverage.isCovered ? 'good' : 'warn'}>{coverageInWords(text, row.coverage)}</Chip>
        )}
      </p>
      {row.fault !== null && <p className="outline-fault">{row.fault.message}</p>}
      {typed === null ? (
        <>
          <p className={intent === '' ? 'outline-soft' : 'outline-intent'}>
            {intent === '' ? text.outline.intentEmpty : intent}
          </p>
          <p className="outline-detail-actions">
            <Button variant="quiet" onClick={() => setTyped(intent)}>
              {text.outline.editIntent}
            </Button>
          </p>
        </>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            keep();
          }}
        >
          <TextArea
            label={text.outline.intent}
            value={typed}
            onValue={setTyped}
            autoFocus
            onKeyDown={(event) => {
              if (event.key === 'Escape') setTyped(null);
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep();
            }}
          />
          <p className="outline-detail-actions">
            <Button variant="quiet" onClick={() => setTyped(null)}>
              {text.app.cancel}
            </Button>
            <Button type="submit">{text.outline.save}</Button>
          </p>
        </form>
      )}
      <LinkedEvidence itemId={id} onUnlink={onUnlink} />
    </section>
  );
}
