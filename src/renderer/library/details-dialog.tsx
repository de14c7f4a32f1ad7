import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useInvoke } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, Dialog, IconButton, Select, TextField } from '#renderer/ui/index.ts';
import { isYear, toChanges, toForm, type DetailsForm } from './details-form.ts';
import { DoiLookUp } from './doi-look-up.tsx';
import { FileFacts } from './file-facts.tsx';
import type { ListedSource } from './source-order.ts';

type DetailsDialogProps = {
  readonly source: ListedSource;
  readonly canChange: boolean;
  readonly onClose: () => void;
};

const types = [
  'document',
  'report',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'book',
  'chapter',
  'paper-conference',
  'thesis',
  'webpage',
  'dataset',
  'legislation',
  'interview',
] as const;

/** Reads and edits what is known of a source: its bibliographic data, and about the file it came from. */
export function DetailsDialog({ source, canChange, onClose }: DetailsDialogProps) {
  const text = useText();
  const folder = useWorkbench((state) => state.folder);
  const invoke = useInvoke();
  const [form, setForm] = useState(() => toForm(source.bibliographic));
  const [isSaving, setIsSaving] = useState(false);
  const changes = toChanges(source.bibliographic, form);
  const isSound = form.title.trim() !== '' && isYear(form.year);
  const set = (field: keyof DetailsForm) => (value: string) => setForm({ ...form, [field]: value });

  async function save(): Promise<void> {
    if (Object.keys(changes).length > 0) {
      setIsSaving(true);
      const answer = await invoke('library.edit', { folder, sourceId: source.id, changes });
      setIsSaving(false);
      if (!answer.ok) return;
    }
    onClose();
  }

  const knownTypes: readonly string[] = types;
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
        <TextField
          label={text.library.fields.title}
          value={form.title}
          onValue={set('title')}
          fault={form.title.trim() === '' ? text.library.titleNeeded : undefined}
        />
        <Authors form={form} onForm={setForm} />
        <div className="library-details-row">
          <TextField
            label={text.library.fields.year}
            inputMode="numeric"
            value={form.year}
            onValue={set('year')}
            fault={isYear(form.year) ? undefined : text.library.yearWrong}
          />
          <Select
            label={text.library.fields.type}
            value={form.type}
            options={[...types, ...(knownTypes.includes(form.type) ? [] : [form.type])].map((value) => ({
              value,
              label: text.library.types[value as (typeof types)[number]] ?? value,
            }))}
            onChange={set('type')}
          />
        </div>
        <div className="library-details-row">
          <TextField label={text.library.fields.container} value={form.container} onValue={set('container')} />
          <TextField label={text.library.fields.publisher} value={form.publisher} onValue={set('publisher')} />
        </div>
        <DoiLookUp source={source} form={form} onForm={setForm} />
        <TextField label={text.library.fields.URL} type="url" value={form.URL} onValue={set('URL')} />
      </form>
      <FileFacts source={source} />
    </Dialog>
  );
}

function Authors({ form, onForm }: { readonly form: DetailsForm; readonly onForm: (form: DetailsForm) => void }) {
  const text = useText();
  const { authors } = form;
  const change = (index: number, changes: Partial<DetailsForm['authors'][number]>) =>
    onForm({ ...form, authors: authors.map((author, at) => (at === index ? { ...author, ...changes } : author)) });
  return (
    <fieldset className="library-authors">
      <legend className="ui-field-label">{text.library.fields.authors}</legend>
      {authors.map((author, index) => (
        // Authors have no id; their place is what tells them apart.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="library-author">
          <TextField
            label={text.library.familyName({ place: index + 1 })}
            isLabelHidden
            placeholder={text.library.familyPlaceholder}
            value={author.family}
            onValue={(family) => change(index, { family })}
          />
          <TextField
            label={text.library.givenName({ place: index + 1 })}
            isLabelHidden
            placeholder={text.library.givenPlaceholder}
            value={author.given}
            onValue={(given) => change(index, { given })}
          />
          <IconButton
            label={text.library.removeAuthor({ place: index + 1 })}
            icon={<X size={14} aria-hidden />}
            onClick={() => onForm({ ...form, authors: authors.filter((_, at) => at !== index) })}
          />
        </div>
      ))}
      <Button
        variant="quiet"
        icon={<Plus size={14} aria-hidden />}
        onClick={() => onForm({ ...form, authors: [...authors, { family: '', given: '' }] })}
      >
        {text.library.addAuthor}
      </Button>
    </fieldset>
  );
}
