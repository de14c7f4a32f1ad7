import { useInvoke } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, NoticeCard } from '#renderer/ui/index.ts';
import type { RequestOutput } from '#shared/contract/index.ts';
import { fileNameOf } from './import-progress.ts';
import { useImport } from './use-import.ts';

type Failure = RequestOutput<'library.list'>['failures'][number];

/** Files that couldn't be read: each says why, and stays until it is tried again or put aside. */
export function FailedFiles({ failures }: { readonly failures: readonly Failure[] }) {
  const text = useText();
  const folder = useWorkbench((state) => state.folder);
  const bringIn = useImport();
  const invoke = useInvoke();
  if (failures.length === 0) return null;
  const all = failures.map(({ path }) => path);
  function retry(paths: readonly string[]): void {
    bringIn(
      { kind: 'retry', paths },
      paths.length === 1 ? fileNameOf(paths[0] ?? '') : text.library.files({ files: paths.length }),
    );
  }
  function dismiss(paths: readonly string[]): void {
    void invoke('library.dismiss-failures', { folder, paths: [...paths] });
  }
  return (
    <div className="library-failures">
      <NoticeCard
        tone="bad"
        kind={text.library.couldNotRead({ files: failures.length })}
        actions={
          failures.length < 2 ? undefined : (
            <>
              <Button onClick={() => retry(all)}>{text.library.retryAll}</Button>
              <Button variant="quiet" onClick={() => dismiss(all)}>
                {text.library.dismissAll}
              </Button>
            </>
          )
        }
      >
        <ul
          className="library-failure-list"
          tabIndex={0}
          aria-label={text.library.couldNotRead({ files: failures.length })}
        >
          {failures.map(({ path, message }) => (
            <li key={path} className="library-failure">
              <p className="library-failure-words">
                <strong title={path}>{fileNameOf(path)}</strong>
                <span>{message}</span>
              </p>
              <span className="library-failure-actions">
                <Button aria-label={text.library.retryFile({ name: fileNameOf(path) })} onClick={() => retry([path])}>
                  {text.library.retry}
                </Button>
                <Button
                  variant="quiet"
                  aria-label={text.library.dismissFile({ name: fileNameOf(path) })}
                  onClick={() => dismiss([path])}
                >
                  {text.library.dismiss}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      </NoticeCard>
    </div>
  );
}
