import { Undo2 } from 'lucide-react';
import { useInvoke } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button } from '#renderer/ui/index.ts';
import type { BibliographicData } from '#shared/domain/source.ts';
import { fieldOf, type DetailsField } from './details-form.ts';
import type { ListedSource } from './source-order.ts';

type EditedFieldsProps = {
  readonly source: ListedSource;
  readonly canChange: boolean;
  /** Told what the source says without what was given back. */
  readonly onGivenBack: (bibliographic: BibliographicData, field: DetailsField) => void;
};

/** What a person set, so that neither the file nor a bibliography changes it: each can be given back to them. */
export function EditedFields({ source, canChange, onGivenBack }: EditedFieldsProps) {
  const text = useText();
  const folder = useWorkbench((state) => state.folder);
  const invoke = useInvoke();
  const fields = editedFieldsOf(source);
  if (fields.length === 0) return null;

  async function giveBack(field: DetailsField, names: readonly string[]): Promise<void> {
    const answer = await invoke('library.give-back', { folder, sourceId: source.id, fields: [...names] });
    if (answer.ok) onGivenBack(answer.value.bibliographic, field);
  }

  return (
    <section className="library-edited" aria-label={text.library.editedFields}>
      <p>{text.library.editedFields}</p>
      <ul>
        {fields.map(({ field, names }) => (
          <li key={field}>
            <Button
              variant="quiet"
              icon={<Undo2 size={14} aria-hidden />}
              disabled={!canChange}
              aria-label={text.library.undoEdit({ field: text.library.fields[field] })}
              onClick={() => void giveBack(field, names)}
            >
              {text.library.fields[field]}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The form's fields that a person set, each with the fields of CSL behind it. */
export function editedFieldsOf({
  editedFields,
}: Pick<ListedSource, 'editedFields'>): readonly { readonly field: DetailsField; readonly names: readonly string[] }[] {
  const dated = editedFields.filter((name) => name.startsWith('issued'));
  const others = editedFields.flatMap((name) => {
    const field = name.startsWith('issued') ? null : fieldOf(name);
    return field === null ? [] : [{ field, names: [name] }];
  });
  return dated.length === 0 ? others : [{ field: 'year', names: dated }, ...others];
}
