import { FolderOpen, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { OpenProjectFile } from '#renderer/backups/index.ts';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useFormat, useText } from '#renderer/language/index.ts';
import { Button, Dialog, IconButton, TextField } from '#renderer/ui/index.ts';
import { FolderPicker, useSystemPicker } from './folder-picker.tsx';
import icon from './icon.svg';
import { useOpenProject } from './use-open-project.ts';

/** Where no project is open: the recent ones, a new one, and the sample. */
export function StartScreen() {
  const text = useText();
  const format = useFormat();
  const invoke = useInvoke();
  const { value: app } = useRequest('app.read', {});
  const open = useOpenProject();
  const pickPaths = useSystemPicker();
  const [isMaking, setIsMaking] = useState(false);
  const [isPicking, setIsPicking] = useState(false);

  async function openSample(): Promise<void> {
    const sample = await invoke('app.open-sample', {});
    if (sample.ok) await open(sample.value.folder);
  }

  async function choose(): Promise<void> {
    if (pickPaths === null) {
      setIsPicking(true);
      return;
    }
    const [folder] = await pickPaths({ kind: 'folder', title: text.start.openProject });
    if (folder !== undefined) await open(folder);
  }

  return (
    <main className="app-start">
      <header className="app-start-head">
        <img src={icon} alt="" width={56} height={56} />
        <div>
          <h1>{text.app.name}</h1>
          <p>{text.app.tagline}</p>
        </div>
      </header>
      <div className="app-start-actions">
        <Button variant="primary" icon={<Plus size={15} aria-hidden />} onClick={() => setIsMaking(true)}>
          {text.start.newProject}
        </Button>
        <Button icon={<FolderOpen size={15} aria-hidden />} onClick={() => void choose()}>
          {text.start.openProject}
        </Button>
        <OpenProjectFile onMade={open} />
      </div>
      <section className="app-start-recent" aria-labelledby="app-recent">
        <h2 id="app-recent">{text.start.recent}</h2>
        {app !== undefined && app.recentProjects.length === 0 && <p>{text.start.nothingRecent}</p>}
        <ul>
          {app?.recentProjects.map(({ folder, title, openedAt, isThere }) => (
            <li key={folder} className="app-recent">
              <button type="button" className="app-recent-open" disabled={!isThere} onClick={() => void open(folder)}>
                <span className="app-recent-title">{title}</span>
                <span className="app-recent-folder">{isThere ? folder : `${folder}: ${text.start.isGone}`}</span>
                <span className="app-recent-date">{format.date(openedAt)}</span>
              </button>
              <IconButton
                label={`${text.start.forget}: ${title}`}
                icon={<X size={14} aria-hidden />}
                onClick={() => void invoke('app.forget-project', { folder })}
              />
            </li>
          ))}
        </ul>
      </section>
      <section className="app-start-sample" aria-label={text.start.openSample}>
        <p>{text.start.sampleText}</p>
        <Button onClick={() => void openSample()}>{text.start.openSample}</Button>
      </section>
      <NewProjectDialog isOpen={isMaking} onClose={() => setIsMaking(false)} onMade={open} />
      <FolderPicker
        kind="folder"
        title={text.start.openProject}
        isOpen={isPicking}
        onClose={() => setIsPicking(false)}
        onPick={([folder]) => void (folder === undefined ? undefined : open(folder))}
      />
    </main>
  );
}

type NewProjectDialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onMade: (folder: string) => Promise<void>;
};

function NewProjectDialog({ isOpen, onClose, onMade }: NewProjectDialogProps) {
  const text = useText();
  const invoke = useInvoke();
  const pickPaths = useSystemPicker();
  const { value: app } = useRequest('app.read', {});
  const [title, setTitle] = useState('');
  const [chosenFolder, setChosenFolder] = useState<string | null>(null);
  const [isPicking, setIsPicking] = useState(false);
  const folder = chosenFolder ?? `${app?.projectsFolder ?? ''}/${folderName(title)}`;

  async function make(): Promise<void> {
    const made = await invoke('project.create', { folder, title: title.trim() });
    if (!made.ok) return;
    onClose();
    setTitle('');
    setChosenFolder(null);
    await onMade(made.value.folder);
  }

  async function choose(): Promise<void> {
    if (pickPaths === null) {
      setIsPicking(true);
      return;
    }
    const [parent] = await pickPaths({ kind: 'new-folder', title: text.start.projectFolder });
    if (parent !== undefined) setChosenFolder(`${parent}/${folderName(title)}`);
  }

  return (
    <>
      <Dialog
        title={text.start.newProject}
        isOpen={isOpen && !isPicking}
        onClose={onClose}
        closeLabel={text.app.close}
        footer={
          <>
            <Button onClick={onClose}>{text.app.cancel}</Button>
            <Button variant="primary" disabled={title.trim() === ''} onClick={() => void make()}>
              {text.start.create}
            </Button>
          </>
        }
      >
        <form
          className="app-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (title.trim() !== '') void make();
          }}
        >
          <TextField label={text.start.projectTitle} value={title} onValue={setTitle} autoFocus />
          <TextField
            label={text.start.projectFolder}
            hint={text.start.folderTaken}
            value={folder}
            onValue={setChosenFolder}
          />
          <Button onClick={() => void choose()}>{text.start.chooseFolder}</Button>
          <button type="submit" hidden />
        </form>
      </Dialog>
      <FolderPicker
        kind="folder"
        title={text.start.browse}
        isOpen={isPicking}
        onClose={() => setIsPicking(false)}
        onPick={([parent]) => setChosenFolder(`${parent ?? ''}/${folderName(title)}`)}
      />
    </>
  );
}

/** A title as the name of a folder on any system. */
function folderName(title: string): string {
  const name = title
    .trim()
    .replaceAll(/[<>:"/\\|?*\p{Cc}]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/[. ]+$/, '')
    .slice(0, 80);
  return name === '' ? 'project' : name;
}
