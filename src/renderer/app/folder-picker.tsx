import { ChevronUp, File, Folder, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useCore, useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { Button, Dialog, TextField } from '#renderer/ui/index.ts';

/** `project-file`: one file that is a whole project. */
type Kind = 'folder' | 'files' | 'project-file';

type FolderPickerProps = {
  readonly kind: Kind;
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onPick: (paths: readonly string[]) => void;
  readonly startAt?: string;
};

/** Chooses a folder or files on the machine that the core runs on, where the shell has no dialog of the system. */
export function FolderPicker({ kind, title, isOpen, onClose, onPick, startAt }: FolderPickerProps) {
  const text = useText();
  const [path, setPath] = useState<string | undefined>(startAt);
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { value, fault } = useRequest('app.browse', isOpen ? (path === undefined ? {} : { path }) : null);
  function go(to: string): void {
    setPath(to);
    setTyped(null);
    setChosen([]);
  }
  function pick(paths: readonly string[]): void {
    onPick(paths);
    onClose();
  }
  const entries = value?.entries.filter((entry) => entry.kind !== 'file' || isWanted(entry.name, kind)) ?? [];
  const takesFiles = kind !== 'folder';
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      closeLabel={text.app.close}
      footer={
        <>
          <Button onClick={onClose}>{text.app.cancel}</Button>
          {takesFiles && (
            <Button variant="primary" disabled={chosen.length === 0} onClick={() => pick(chosen)}>
              {text.start.chooseFiles({ chosen: chosen.length })}
            </Button>
          )}
          {kind === 'folder' && (
            <Button variant="primary" disabled={value === undefined} onClick={() => pick([value?.path ?? ''])}>
              {text.start.useThisFolder}
            </Button>
          )}
        </>
      }
    >
      <form
        className="app-browse-path"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed !== null) go(typed);
        }}
      >
        <TextField
          label={text.start.pathLabel}
          isLabelHidden
          value={typed ?? value?.path ?? ''}
          onValue={setTyped}
          fault={fault?.message}
        />
        <Button
          icon={<ChevronUp size={14} aria-hidden />}
          disabled={value?.parent == null}
          onClick={() => go(value?.parent ?? '')}
        >
          {text.start.parentFolder}
        </Button>
      </form>
      <ul className="app-browse" aria-label={value?.path ?? title}>
        {value !== undefined && entries.length === 0 && <li className="app-browse-empty">{text.start.emptyFolder}</li>}
        {entries.map((entry) => (
          <li key={entry.path}>
            <button
              type="button"
              className="app-browse-entry"
              aria-pressed={entry.kind === 'file' ? chosen.includes(entry.path) : undefined}
              onClick={() => {
                if (entry.kind !== 'file') go(entry.path);
                else if (kind === 'project-file') setChosen([entry.path]);
                else setChosen((before) => toggled(before, entry.path));
              }}
            >
              <EntryIcon kind={entry.kind} />
              {entry.name}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** Asks for paths through the system's dialog where there is one; returns null where Heddle's own is to be shown. */
export function useSystemPicker() {
  const { dialogs } = useCore();
  return dialogs?.pickPaths ?? null;
}

function EntryIcon({ kind }: { readonly kind: 'folder' | 'project' | 'file' }) {
  if (kind === 'file') return <File size={14} aria-hidden />;
  return kind === 'project' ? <FolderOpen size={14} aria-hidden /> : <Folder size={14} aria-hidden />;
}

function isWanted(name: string, kind: Kind): boolean {
  return kind !== 'folder' && (kind === 'project-file') === name.toLowerCase().endsWith('.heddle');
}

function toggled(paths: readonly string[], path: string): readonly string[] {
  return paths.includes(path) ? paths.filter((each) => each !== path) : [...paths, path];
}
