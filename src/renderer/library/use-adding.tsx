import { useRef, useState, type ReactNode } from 'react';
import { FolderPicker, useSystemPicker } from '#renderer/app/folder-picker.tsx';
import { toBrought, useInvoke } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { AddPageDialog } from './add-page-dialog.tsx';
import { AddTextDialog } from './add-text-dialog.tsx';
import { ExportBibliographyDialog } from './export-bibliography-dialog.tsx';
import { fileNameOf } from './import-progress.ts';
import { useImport } from './use-import.ts';
import { ZoteroDialog } from './zotero-dialog.tsx';

export type Adding = {
  readonly addFiles: () => void;
  readonly addFolder: () => void;
  readonly addText: (text?: string) => void;
  readonly addPage: (url?: string) => void;
  readonly addFromZotero: () => void;
  readonly exportBibliography: () => void;
  readonly watchFolder: () => void;
  /** What the ways to add show when they are asked for: dialogs, and the browser's own file field. */
  readonly dialogs: ReactNode;
};

type Shown =
  | { readonly dialog: 'folder' | 'watch' | 'zotero' | 'export-bibliography' }
  | { readonly dialog: 'text' | 'page'; readonly start: string }
  | null;

/** Every way to bring something into the library. */
export function useAdding(): Adding {
  const text = useText();
  const folder = useWorkbench((state) => state.folder);
  const invoke = useInvoke();
  const bringIn = useImport();
  const pickPaths = useSystemPicker();
  const fileField = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState<Shown>(null);
  const close = () => setShown(null);

  function bringPaths(kind: 'files' | 'folder', paths: readonly string[]): void {
    const [first] = paths;
    if (first === undefined) return;
    bringIn({ kind, paths }, paths.length === 1 ? fileNameOf(first) : text.library.files({ files: paths.length }));
  }

  function watch(paths: readonly string[]): void {
    for (const path of paths) void invoke('library.watch', { folder, path, isOn: true });
  }

  async function pick(
    kind: 'files' | 'folder',
    title: string,
    take: (paths: readonly string[]) => void,
  ): Promise<void> {
    if (pickPaths !== null) take(await pickPaths({ kind, title }));
  }

  return {
    addFiles: () => {
      // A browser has a dialog of its own for files; only folders need Heddle's, so that no copy is made of them.
      if (pickPaths === null) fileField.current?.click();
      else void pick('files', text.library.addFiles, (paths) => bringPaths('files', paths));
    },
    addFolder: () => {
      if (pickPaths === null) setShown({ dialog: 'folder' });
      else void pick('folder', text.library.addFolder, (paths) => bringPaths('folder', paths));
    },
    watchFolder: () => {
      if (pickPaths === null) setShown({ dialog: 'watch' });
      else void pick('folder', text.library.watchFolder, watch);
    },
    addText: (start = '') => setShown({ dialog: 'text', start }),
    addPage: (start = '') => setShown({ dialog: 'page', start }),
    addFromZotero: () => setShown({ dialog: 'zotero' }),
    exportBibliography: () => setShown({ dialog: 'export-bibliography' }),
    dialogs: (
      <>
        <input
          ref={fileField}
          type="file"
          multiple
          hidden
          aria-label={text.library.addFiles}
          onChange={(event) => {
            const files = toBrought([...(event.target.files ?? [])]);
            event.target.value = '';
            if (files.length > 0) bringIn({ kind: 'files', files }, nameOf(files.map(({ name }) => name)));
          }}
        />
        {shown?.dialog === 'text' && (
          <AddTextDialog
            start={shown.start}
            onClose={close}
            onAdd={(title, words) => bringIn({ kind: 'text', title, text: words }, title)}
          />
        )}
        {shown?.dialog === 'page' && (
          <AddPageDialog start={shown.start} onClose={close} onAdd={(url) => bringIn({ kind: 'page', url }, url)} />
        )}
        {shown?.dialog === 'zotero' && (
          <ZoteroDialog
            onClose={close}
            onImport={(collection, name) => bringIn({ kind: 'zotero', collection }, name)}
          />
        )}
        {shown?.dialog === 'export-bibliography' && <ExportBibliographyDialog onClose={close} />}
        <FolderPicker
          kind="folder"
          title={shown?.dialog === 'watch' ? text.library.watchFolder : text.library.addFolder}
          isOpen={shown?.dialog === 'folder' || shown?.dialog === 'watch'}
          onClose={close}
          onPick={(paths) => (shown?.dialog === 'watch' ? watch(paths) : bringPaths('folder', paths))}
        />
      </>
    ),
  };

  function nameOf(names: readonly string[]): string {
    return names.length === 1 ? fileNameOf(names[0] ?? '') : text.library.files({ files: names.length });
  }
}
