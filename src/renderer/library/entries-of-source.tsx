import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button } from '#renderer/ui/index.ts';
import { originOf } from './entry-words.ts';
import type { ListedSource } from './source-order.ts';

/** The entries of bibliographies that describe a source, with where they are from. */
export function EntriesOfSource({ source, canChange }: { readonly source: ListedSource; readonly canChange: boolean }) {
  const text = useText();
  const folder = useWorkbench((state) => state.folder);
  const invoke = useInvoke();
  const { value } = useRequest('entries.list', { folder });
  const entries = value?.entries.filter(({ sourceId }) => sourceId === source.id) ?? [];
  if (entries.length === 0) return null;
  return (
    <section className="library-facts" aria-label={text.library.entriesOfSource}>
      <h3>{text.library.entriesOfSource}</h3>
      <ul className="library-entries-of-source">
        {entries.map((entry) => (
          <li key={entry.id}>
            <span title={entry.origin}>
              {entry.key === '' ? originOf(entry) : text.library.entryIn({ key: entry.key, name: originOf(entry) })}
            </span>
            <Button
              variant="quiet"
              disabled={!canChange}
              onClick={() => void invoke('entries.attach', { folder, entryId: entry.id, sourceId: null })}
            >
              {text.library.detachEntry}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
