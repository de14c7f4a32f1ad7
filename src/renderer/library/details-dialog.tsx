import { useState } from 'react';
import { useInvoke } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, Dialog } from '#renderer/ui/index.ts';
import { DetailsFields } from './details-fields.tsx';
import { isAccessDate, isDate, toChanges, toForm } from './details-form.ts';
import { EditedFields, editedFieldsOf } from './edited-fields.tsx';
import { EntriesOfSource } from './entries-of-source.tsx';
import { FileFacts } from './file-facts.tsx';
import type { ListedSource } from './source-order.ts';

type DetailsDialogProps = {
  readonly source: ListedSource;
  readonly canChange: boolean;
  readonly onClose: () => void;
};

/** Reads and edits what is known of a source: its bibliographic data, and about the file it came from. */
export function DetailsDialog({ source, canChange, onClose }: DetailsDialogProps) {
  const text = useText();
  const folder = useWorkbench((state) => state.folder);
  const invoke = useInvoke();
  const [form, setForm] = useState(() => toForm(source.bibliographic));
  const [isSaving, setIsSaving] = useState(false);
  const changes = toChanges(source.bibliographic, form);
  const isSound = form.title.trim() !== '' && isDate(form) && isAccessDate(form.accessed);

  async function save(): Promise<void> {
    if (Object.keys(changes).length > 0) {
      setIsSaving(true);
      const answer = await invoke('library.edit', { folder, sourceId: source.id, changes });
      setIsSaving(false);
      if (!answer.ok) return;
    }
    onClose();
  }

  return (
    <Dialog
      title={text.library.detailsTitle}
      isOpen
      onClose={onClose}
      closeLabel={text.app.close}
      size="wide"
      footer={
        <>
          <Button onClick={onClose}>{text.app.cancel}</Button>
          <Button variant="primary" type="submit" form="library-details" disabled={!isSound || isSaving || !canChange}>
            {isSaving ? text.library.saving : text.library.save}
          </Button>
        </>
      }
    >
      <form
        id="library-details"
        className="library-details"
        onSubmit={(event) => {
          event.preventDefault();
          if (isSound && canChange) void save();
        }}
      >
        <DetailsFields
          source={source}
          form={form}
          onForm={setForm}
          edited={new Set(editedFieldsOf(source).map(({ field }) => field))}
        />
      </form>
      <EditedFields
        source={source}
        canChange={canChange}
        onGivenBack={(bibliographic, field) => {
          const given = toForm(bibliographic);
          const { year, month, day } = given;
          setForm(field === 'year' ? { ...form, year, month, day } : { ...form, [field]: given[field] });
        }}
      />
      <EntriesOfSource source={source} canChange={canChange} />
      <FileFacts source={source} />
    </Dialog>
  );
}
