import { useState } from 'react';
import { plainTitle } from '#shared/text/plain-title.ts';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, Dialog, EmptyState, SearchField, VirtualList } from '#renderer/ui/index.ts';
import { AttachEntry } from './attach-entry.tsx';
import { authorLine } from './author-line.ts';
import { filterEntries, originOf, type ListedEntry } from './entry-words.ts';

/** Entries of bibliographies that no source fits yet: each can be given one, or be taken out. */
export function EntriesDialog({ canChange, onClose }: { readonly canChange: boolean; readonly onClose: () => void }) {
  const text = useText();
  const folder = useWorkbench((state) => state.folder);
  const invoke = useInvoke();
  const { value } = useRequest('entries.list', { folder });
  const [words, setWords] = useState('');
  const [attaching, setAttaching] = useState<ListedEntry | null>(null);
  const waiting = value?.entries.filter(({ sourceId }) => sourceId === null) ?? [];
  const shown = filterEntries(waiting, words);
  if (attaching !== null) return <AttachEntry entry={attaching} onClose={() => setAttaching(null)} />;
  return (
    <Dialog title={text.library.entriesWithoutFile} isOpen onClose={onClose} closeLabel={text.app.close} size="wide">
      <p className="library-entries-words">{text.library.entriesWithoutFileText}</p>
      <SearchField label={text.library.findEntry} value={words} onValue={setWords} />
      <p role="status" className="library-entries-count">
        {text.library.entryCount({ entries: shown.length })}
      </p>
      {shown.length === 0 ? (
        <EmptyState title={text.library.noEntries} />
      ) : (
        <div className="library-entries">
          <VirtualList
            label={text.library.entriesWithoutFile}
            items={shown}
            keyOf={({ id }) => id}
            estimateSize={64}
            render={(entry) => (
              <Entry
                entry={entry}
                canChange={canChange}
                onAttach={() => setAttaching(entry)}
                onRemove={() => void invoke('entries.remove', { folder, entryIds: [entry.id] })}
              />
            )}
          />
        </div>
      )}
    </Dialog>
  );
}

function Entry(props: {
  readonly entry: ListedEntry;
  readonly canChange: boolean;
  readonly onAttach: () => void;
  readonly onRemove: () => void;
}) {
  const { entry, canChange, onAttach, onRemove } = props;
  const text = useText();
  const { bibliographic, key } = entry;
  const title = plainTitle(bibliographic.title) || key || text.library.untitled;
  const facts = [
    authorLine(bibliographic, text.library),
    bibliographic.issued?.[0] === undefined ? '' : String(bibliographic.issued[0]),
    key === '' ? originOf(entry) : text.library.entryIn({ key, name: originOf(entry) }),
  ].filter((fact) => fact !== '');
  return (
    <div role="listitem" className="library-entry">
      <span className="library-entry-words">
        <span className="library-row-title">{title}</span>
        <span className="library-row-facts">{facts.join(' · ')}</span>
      </span>
      <Button disabled={!canChange} aria-label={text.library.attachTo({ title })} onClick={onAttach}>
        {text.library.attach}
      </Button>
      <Button variant="quiet" disabled={!canChange} aria-label={text.library.removeEntry({ title })} onClick={onRemove}>
        {text.library.removePlain}
      </Button>
    </div>
  );
}
