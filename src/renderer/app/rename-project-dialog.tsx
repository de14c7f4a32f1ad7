import { useState } from 'react';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { FormDialog, TextField } from '#renderer/ui/index.ts';

export function RenameProjectDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const folder = useWorkbench((state) => state.folder);
  const { value: project } = useRequest('project.read', { folder });
  // Mounted anew each time, so that it begins with the title as it is.
  return isOpen && project !== undefined ? <OpenDialog project={project} onClose={onClose} /> : null;
}

type OpenDialogProps = {
  readonly project: { readonly folder: string; readonly title: string };
  readonly onClose: () => void;
};

function OpenDialog({ project, onClose }: OpenDialogProps) {
  const text = useText();
  const invoke = useInvoke();
  const { folder } = project;
  const [title, setTitle] = useState(project.title);
  async function rename(): Promise<void> {
    const renamed = await invoke('project.rename', { folder, title });
    if (renamed.ok) onClose();
  }
  return (
    <FormDialog
      title={text.app.renameProject}
      submitLabel={text.app.renameProject}
      cancelLabel={text.app.cancel}
      canSubmit={title.trim() !== ''}
      onSubmit={() => void rename()}
      onClose={onClose}
    >
      <TextField label={text.start.projectTitle} value={title} onValue={setTitle} />
    </FormDialog>
  );
}
