import { PackageOpen } from 'lucide-react';
import { useState } from 'react';
import { FolderPicker, useSystemPicker } from '#renderer/app/folder-picker.tsx';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { addNotice } from '#renderer/state/notices.ts';
import { Button } from '#renderer/ui/index.ts';

/** Makes a project of a project file, in the folder where projects are kept, and opens it. */
export function OpenProjectFile({ onMade }: { readonly onMade: (folder: string) => Promise<void> }) {
  const text = useText();
  const words = text.backups;
  const invoke = useInvoke();
  const pickPaths = useSystemPicker();
  const { value: app } = useRequest('app.read', {});
  const [isPicking, setPicking] = useState(false);
  const [isUnpacking, setUnpacking] = useState(false);

  async function choose(): Promise<void> {
    if (pickPaths === null) setPicking(true);
    else await open((await pickPaths({ kind: 'files', title: words.unpack }))[0]);
  }

  async function open(file: string | undefined): Promise<void> {
    if (file === undefined || app === undefined) return;
    setUnpacking(true);
    const folder = `${app.projectsFolder}/${nameOf(file)}`;
    const made = await invoke('project.unpack', { folder, file, findsFreeName: true });
    setUnpacking(false);
    if (!made.ok) return;
    addNotice({ kind: 'said', text: words.unpacked({ folder: made.value.folder }) });
    await onMade(made.value.folder);
  }

  return (
    <>
      <Button icon={<PackageOpen size={15} aria-hidden />} disabled={isUnpacking} onClick={() => void choose()}>
        {isUnpacking ? words.unpacking : words.unpack}
      </Button>
      <FolderPicker
        kind="project-file"
        title={words.unpack}
        isOpen={isPicking}
        onClose={() => setPicking(false)}
        onPick={([file]) => void open(file)}
      />
    </>
  );
}

/** What the file is called, without its folder and its ending. */
function nameOf(file: string): string {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  return name.replace(/\.heddle$/i, '') || 'project';
}
