import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { Backup } from '#shared/domain/backup.ts';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useFormat, useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, ConfirmDialog, Dialog } from '#renderer/ui/index.ts';
import './backups.css';

type BackupsDialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** The project can't be opened: there is nothing to back up, only to go back. */
  readonly isDamaged?: boolean;
};

/** The backups of the project: when and why each was made, to go back to; and one more. */
export function BackupsDialog(props: BackupsDialogProps) {
  return props.isOpen ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ onClose, isDamaged = false }: BackupsDialogProps) {
  const text = useText();
  const words = text.backups;
  const format = useFormat();
  const invoke = useInvoke();
  const { folder, editor } = useWorkbench();
  const { value, refresh } = useRequest('backup.list', { folder });
  const [said, setSaid] = useState('');
  const [isMaking, setMaking] = useState(false);
  const [chosen, setChosen] = useState<Backup | null>(null);
  const backups = value?.backups ?? [];

  async function make(): Promise<void> {
    setMaking(true);
    // What was typed a moment ago belongs to it.
    await editor?.flush();
    const made = await invoke('backup.make', { folder });
    setMaking(false);
    if (!made.ok) return;
    setSaid(words.made({ size: format.bytes(made.value.byteCount) }));
    refresh();
  }

  async function restore({ name }: Backup): Promise<void> {
    await editor?.flush();
    // Every window of the project begins anew when it hears of it.
    await invoke('backup.restore', { folder, backup: name });
  }

  return (
    <>
      <Dialog
        title={isDamaged ? words.damagedTitle : words.title}
        isOpen={chosen === null}
        size="wide"
        onClose={onClose}
        closeLabel={text.app.close}
        footer={
          <>
            <Button onClick={onClose}>{text.app.close}</Button>
            {!isDamaged && (
              <Button variant="primary" disabled={isMaking} onClick={() => void make()}>
                {isMaking ? words.making : words.makeNow}
              </Button>
            )}
          </>
        }
      >
        <p>{isDamaged ? words.damagedText : words.about}</p>
        <p className="backups-said" role="status">
          {said}
        </p>
        {value !== undefined && backups.length === 0 && <p>{words.none}</p>}
        {backups.length > 0 && (
          <ul className="backups-list" aria-label={words.list}>
            {backups.map((backup) => (
              <li key={backup.name} className="backups-row">
                <span className="backups-when">{format.date(backup.madeAt)}</span>
                <span className="backups-why">
                  {words.reasons[backup.reason]} · {format.bytes(backup.byteCount)}
                </span>
                <Button
                  variant="quiet"
                  icon={<RotateCcw size={13} aria-hidden />}
                  aria-label={words.restoreOf({ when: format.date(backup.madeAt) })}
                  onClick={() => setChosen(backup)}
                >
                  {words.restore}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Dialog>
      {chosen !== null && (
        <ConfirmDialog
          isOpen
          title={words.restoreTitle}
          text={words.restoreText({ when: format.date(chosen.madeAt) })}
          confirmLabel={words.restoreDo}
          cancelLabel={text.app.cancel}
          onConfirm={() => void restore(chosen)}
          onClose={() => setChosen(null)}
        />
      )}
    </>
  );
}
