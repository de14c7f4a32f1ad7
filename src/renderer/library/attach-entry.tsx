import { useRef, useState } from 'react';
import type { SourceId } from '#shared/base/ids.ts';
import { plainTitle } from '#shared/text/plain-title.ts';
import { useSystemPicker } from '#renderer/app/folder-picker.tsx';
import { toBrought, useBytes, useInvoke, useRequest, type BroughtFile } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, Dialog, SearchField } from '#renderer/ui/index.ts';
import type { ListedEntry } from './entry-words.ts';
import { filterSources, titleOf } from './source-order.ts';

/** As many as can be looked over; more words find the others. */
const shownSources = 12;

/** Gives an entry its source: a file that comes in for it, or a source that is there. */
export function AttachEntry({ entry, onClose }: { readonly entry: ListedEntry; readonly onClose: () => void }) {
  const text = useText();
  const folder = useWorkbench((state) => state.folder);
  const invoke = useInvoke();
  const bytes = useBytes();
  const pickPaths = useSystemPicker();
  const fileField = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const [state, setState] = useState<'idle' | 'reading' | 'failed'>('idle');
  const { value } = useRequest('library.list', { folder });
  const fitting = filterSources(value?.sources ?? [], words).slice(0, shownSources);

  async function attach(sourceId: SourceId): Promise<void> {
    const answer = await invoke('entries.attach', { folder, entryId: entry.id, sourceId });
    if (answer.ok) onClose();
  }

  async function attachPath(path: string | undefined): Promise<void> {
    if (path === undefined) return;
    setState('reading');
    const report = await invoke('library.import', { folder, paths: [path] });
    const placed = report.ok ? [...report.value.imported, ...report.value.skipped] : [];
    const sourceId = placed.find((each) => each.sourceId !== undefined)?.sourceId;
    setState(sourceId === undefined ? 'failed' : 'idle');
    if (sourceId !== undefined) await attach(sourceId);
  }

  async function attachFiles(files: readonly BroughtFile[]): Promise<void> {
    const brought = await bytes.bringFiles({ folder, files: files.slice(0, 1) });
    if (brought.ok) await attachPath(brought.value[0]);
    else setState('failed');
  }

  async function choose(): Promise<void> {
    if (pickPaths === null) fileField.current?.click();
    else await attachPath((await pickPaths({ kind: 'files', title: text.library.chooseFile }))[0]);
  }

  return (
    <Dialog
      title={text.library.attachTo({ title: plainTitle(entry.bibliographic.title) || entry.key })}
      isOpen
      onClose={onClose}
      closeLabel={text.app.close}
      footer={<Button onClick={onClose}>{text.app.cancel}</Button>}
    >
      <input
        ref={fileField}
        type="file"
        hidden
        aria-label={text.library.chooseFile}
        onChange={(event) => {
          const files = toBrought([...(event.target.files ?? [])]);
          event.target.value = '';
          void attachFiles(files);
        }}
      />
      <div className="library-attach">
        <Button variant="primary" disabled={state === 'reading'} onClick={() => void choose()}>
          {text.library.chooseFile}
        </Button>
        <p role="status">
          {state === 'reading' && text.library.readingFile}
          {state === 'failed' && text.library.attachFailed}
        </p>
        <SearchField label={text.library.orChooseSource} value={words} onValue={setWords} />
        <ul className="library-attach-sources" aria-label={text.library.sources}>
          {fitting.map((source) => (
            <li key={source.id}>
              <Button variant="quiet" disabled={state === 'reading'} onClick={() => void attach(source.id)}>
                {titleOf(source)}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
