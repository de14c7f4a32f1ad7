import { useState } from 'react';
import { FolderPicker, useSystemPicker } from '#renderer/app/folder-picker.tsx';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button } from '#renderer/ui/index.ts';
import { RecognitionSection } from './recognition-section.tsx';
import type { PreferencesAccess } from './use-preferences.ts';

/** Where things are kept. */
export function StorageTab(access: PreferencesAccess) {
  const { app, preferences, set } = access;
  const text = useText();
  const words = text.settings;
  const folder = useWorkbench((state) => state.folder);
  const pickPaths = useSystemPicker();
  const [isPicking, setPicking] = useState(false);
  const take = (path: string | undefined) => {
    if (path !== undefined) set({ projectsFolder: path });
  };
  async function choose(): Promise<void> {
    if (pickPaths === null) setPicking(true);
    else take((await pickPaths({ kind: 'folder', title: words.projectsFolder }))[0]);
  }
  return (
    <div className="settings-form">
      <section aria-label={words.projectsFolder}>
        <h3>{words.projectsFolder}</h3>
        <p className="settings-path">{app.projectsFolder}</p>
        <p className="settings-actions">
          <Button onClick={() => void choose()}>{words.projectsFolderChoose}</Button>
          {preferences.projectsFolder !== null && (
            <Button variant="quiet" onClick={() => set({ projectsFolder: null })}>
              {words.projectsFolderReset}
            </Button>
          )}
        </p>
        <p className="settings-soft">{words.projectsFolderHint}</p>
      </section>
      <section aria-label={words.thisProject}>
        <h3>{words.thisProject}</h3>
        <p className="settings-path">{folder}</p>
        <p className="settings-soft">{words.sourceFiles}</p>
      </section>
      <RecognitionSection {...access} />
      {isPicking && (
        <FolderPicker
          kind="folder"
          title={words.projectsFolder}
          isOpen
          startAt={app.projectsFolder}
          onClose={() => setPicking(false)}
          onPick={([path]) => take(path)}
        />
      )}
    </div>
  );
}
