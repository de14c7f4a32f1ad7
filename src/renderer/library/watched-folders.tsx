import { Eye, X } from 'lucide-react';
import { useInvoke } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Chip, IconButton } from '#renderer/ui/index.ts';
import type { RequestOutput } from '#shared/contract/index.ts';
import { fileNameOf } from './import-progress.ts';

type Watched = RequestOutput<'library.list'>['watched'][number];

/** The folders whose files come in by themselves. */
export function WatchedFolders({ watched }: { readonly watched: readonly Watched[] }) {
  const text = useText();
  const folder = useWorkbench((state) => state.folder);
  const invoke = useInvoke();
  if (watched.length === 0) return null;
  return (
    <ul className="library-watched" aria-label={text.library.watchedFolders}>
      {watched.map(({ path, isThere }) => (
        <li key={path}>
          <Eye size={14} aria-hidden />
          <span className="library-watched-path" title={path}>
            {text.library.watching({ name: fileNameOf(path) })}
          </span>
          {!isThere && <Chip tone="warn">{text.library.folderGone}</Chip>}
          <IconButton
            label={text.library.stopWatching({ name: fileNameOf(path) })}
            icon={<X size={14} aria-hidden />}
            onClick={() => void invoke('library.watch', { folder, path, isOn: false })}
          />
        </li>
      ))}
    </ul>
  );
}
