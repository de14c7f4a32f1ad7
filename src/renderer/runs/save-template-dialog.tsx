import { useState } from 'react';
import { useInvoke } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { addNotice } from '#renderer/state/notices.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { FormDialog, TextArea, TextField } from '#renderer/ui/index.ts';

/** Keeps the outline and the brief as a kind of report for all projects. */
export function SaveTemplateDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const words = text.runs.template;
  const invoke = useInvoke();
  const folder = useWorkbench((state) => state.folder);
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  async function save(): Promise<void> {
    const saved = await invoke('template.save', { folder, name, description });
    if (!saved.ok) return;
    addNotice({ kind: 'said', text: words.saved({ name: name.trim() }) });
    onClose();
  }
  return (
    <FormDialog
      title={words.saveTitle}
      submitLabel={words.keep}
      cancelLabel={text.app.cancel}
      canSubmit={name.trim() !== ''}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextField label={words.name} hint={words.nameHint} maxLength={60} value={name} onValue={setName} />
      <TextArea label={words.description} rows={2} value={description} onValue={setDescription} />
    </FormDialog>
  );
}
