import { useState } from 'react';
import { itemDepth, itemsInOrder } from '#shared/domain/outline.ts';
import { useRequest } from '#renderer/client/index.ts';
import { useFormat, useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, Chip, Dialog, EmptyState } from '#renderer/ui/index.ts';
import type { OutlineEdits } from './use-outline-edits.ts';

type HistoryDialogProps = { readonly edits: OutlineEdits; readonly onClose: () => void };

/** Every version of the outline: when, why and by whom; each can be looked at and gone back to. */
export function HistoryDialog({ edits, onClose }: HistoryDialogProps) {
  const text = useText();
  const format = useFormat();
  const folder = useWorkbench((state) => state.folder);
  const { value } = useRequest('outline.versions', { folder });
  const versions = value?.versions ?? [];
  const [wanted, setWanted] = useState<number | null>(null);
  const shown = wanted ?? versions[0]?.version ?? null;
  const newest = versions[0]?.version;
  return (
    <Dialog
      isOpen
      size="wide"
      title={text.outline.history}
      closeLabel={text.app.close}
      onClose={onClose}
      footer={
        <>
          <span className="outline-foot-words">{text.outline.historyText}</span>
          <Button onClick={onClose}>{text.app.close}</Button>
          <Button
            variant="primary"
            disabled={shown === null || shown === newest}
            onClick={() => {
              if (shown === null) return;
              void edits.restore(shown);
              onClose();
            }}
          >
            {text.outline.restore}
          </Button>
        </>
      }
    >
      {versions.length === 0 ? (
        <EmptyState title={text.outline.historyEmpty} />
      ) : (
        <div className="outline-history">
          <ul aria-label={text.outline.history} className="outline-versions">
            {versions.map(({ version, reason, savedAt, author, items }) => (
              <li key={version}>
                <button
                  type="button"
                  className="outline-version"
                  aria-pressed={version === shown}
                  onClick={() => setWanted(version)}
                >
                  <span className="outline-version-reason">
                    {reason} {version === newest && <Chip tone="accent">{text.outline.historyNow}</Chip>}
                  </span>
                  <span className="outline-soft">
                    {format.date(savedAt)} · {author === 'user' ? text.outline.byYou : text.outline.byPlanner} ·{' '}
                    {text.outline.items({ items })}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <Preview folder={folder} version={shown} />
        </div>
      )}
    </Dialog>
  );
}

function Preview({ folder, version }: { readonly folder: string; readonly version: number | null }) {
  const text = useText();
  const { value } = useRequest('outline.version', version === null ? null : { folder, version });
  if (value === undefined) return <p className="outline-soft">{text.outline.chooseVersion}</p>;
  return (
    // The list has nothing in it that takes the focus, and long ones have to be scrolled by keys too.
    <section className="outline-preview" aria-label={text.outline.preview} tabIndex={0}>
      {itemsInOrder(value.outline).map((item) => (
        <p key={item.id} style={{ paddingLeft: (itemDepth(value.outline, item) - 1) * 16 }}>
          {item.heading}
        </p>
      ))}
    </section>
  );
}
