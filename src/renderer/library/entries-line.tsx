import { BookMarked } from 'lucide-react';
import { useState } from 'react';
import { useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { EntriesDialog } from './entries-dialog.tsx';

/** How many entries of bibliographies wait for a source, and the way to them. */
export function EntriesLine({ canChange }: { readonly canChange: boolean }) {
  const text = useText();
  const folder = useWorkbench((state) => state.folder);
  const { value } = useRequest('entries.list', { folder });
  const [isOpen, setIsOpen] = useState(false);
  const waiting = value?.entries.filter(({ sourceId }) => sourceId === null).length ?? 0;
  if (waiting === 0 && !isOpen) return null;
  return (
    <>
      <button type="button" className="library-entries-line" onClick={() => setIsOpen(true)}>
        <BookMarked size={14} aria-hidden />
        {text.library.entriesWaiting({ entries: waiting })}
      </button>
      {isOpen && <EntriesDialog canChange={canChange} onClose={() => setIsOpen(false)} />}
    </>
  );
}
