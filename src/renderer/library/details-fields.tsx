import { useText } from '#renderer/language/index.ts';
import { Select, TextArea, TextField } from '#renderer/ui/index.ts';
import { isAccessDate, isDate, isYear, type DetailsField, type DetailsForm } from './details-form.ts';
import { DoiLookUp } from './doi-look-up.tsx';
import { fieldsOfType, sourceTypes } from './fields-of-type.ts';
import { PeopleFields } from './people-fields.tsx';
import type { ListedSource } from './source-order.ts';

type DetailsFieldsProps = {
  readonly source: ListedSource;
  readonly form: DetailsForm;
  readonly onForm: (form: DetailsForm) => void;
  /** Those that a person set. */
  readonly edited: ReadonlySet<DetailsField>;
};

type TextName = Exclude<DetailsField, 'authors' | 'editors'>;

/** The fields that matter for a source of its type. */
export function DetailsFields({ source, form, onForm, edited }: DetailsFieldsProps) {
  const text = useText();
  const shown = fieldsOfType(form);
  const hint = (field: DetailsField) => (edited.has(field) ? { hint: text.library.setByYou } : {});
  const set = (field: TextName) => (value: string) => onForm({ ...form, [field]: value });
  const line = (field: TextName, fault?: string) => (
    <TextField
      key={field}
      label={text.library.fields[field]}
      placeholder={(text.library.fieldExamples as Partial<Record<DetailsField, string>>)[field]}
      value={form[field]}
      onValue={set(field)}
      fault={fault}
      {...hint(field)}
    />
  );
  const row = (...fields: readonly TextName[]) => {
    const wanted = fields.filter((field) => shown.has(field));
    return wanted.length === 0 ? null : <div className="library-details-row">{wanted.map((field) => line(field))}</div>;
  };
  const knownTypes: readonly string[] = sourceTypes;
  return (
    <>
      <Select
        label={text.library.fields.type}
        value={form.type}
        options={[...sourceTypes, ...(knownTypes.includes(form.type) ? [] : [form.type])].map((value) => ({
          value,
          label: (text.library.types as Readonly<Record<string, string>>)[value] ?? value,
        }))}
        onChange={set('type')}
        {...hint('type')}
      />
      {line('title', form.title.trim() === '' ? text.library.titleNeeded : undefined)}
      <PeopleFields
        role="author"
        people={form.authors}
        onPeople={(authors) => onForm({ ...form, authors })}
        isSetByPerson={edited.has('authors')}
      />
      {shown.has('editors') && (
        <PeopleFields
          role="editor"
          people={form.editors}
          onPeople={(editors) => onForm({ ...form, editors })}
          isSetByPerson={edited.has('editors')}
        />
      )}
      <div className="library-details-date">
        {line('year', isYear(form.year) ? undefined : text.library.yearWrong)}
        {line('month')}
        {line('day', isYear(form.year) && !isDate(form) ? text.library.dateWrong : undefined)}
      </div>
      {row('container')}
      {row('volume', 'issue', 'page', 'number')}
      {row('edition', 'collection')}
      {row('genre', 'publisher', 'place')}
      <DoiLookUp source={source} form={form} onForm={onForm} />
      {row('ISBN', 'ISSN')}
      <div className="library-details-row">
        {line('URL')}
        {line('accessed', isAccessDate(form.accessed) ? undefined : text.library.accessedWrong)}
      </div>
      {row('language', 'key')}
      {(['abstract', 'note'] as const).map((field) => (
        <TextArea
          key={field}
          label={text.library.fields[field]}
          value={form[field]}
          onValue={set(field)}
          {...hint(field)}
        />
      ))}
    </>
  );
}
