import { useRef, useState } from 'react';
import { useInvoke } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, Checkbox, TextField } from '#renderer/ui/index.ts';
import type { BibliographicData } from '#shared/domain/source.ts';
import { differences, shownField, takeFields, toForm, type DetailsField, type DetailsForm } from './details-form.ts';
import type { ListedSource } from './source-order.ts';

type DoiLookUpProps = {
  readonly source: ListedSource;
  readonly form: DetailsForm;
  readonly onForm: (form: DetailsForm) => void;
};

type Asked =
  | { readonly state: 'idle' }
  | { readonly state: 'asking' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'found'; readonly found: BibliographicData; readonly left: ReadonlySet<DetailsField> };

/** The DOI, and what its registry would change in the form: nothing is taken that the person didn't see. */
export function DoiLookUp({ source, form, onForm }: DoiLookUpProps) {
  const text = useText();
  const folder = useWorkbench((state) => state.folder);
  const invoke = useInvoke();
  const [asked, setAsked] = useState<Asked>({ state: 'idle' });
  const asking = useRef<AbortController | null>(null);

  async function lookUp(): Promise<void> {
    asking.current = new AbortController();
    setAsked({ state: 'asking' });
    const answer = await invoke(
      'library.look-up',
      { folder, sourceId: source.id, doi: form.DOI.trim() },
      { quiet: true, signal: asking.current.signal },
    );
    if (answer.ok) setAsked({ state: 'found', found: answer.value.bibliographic, left: new Set() });
    else if (answer.fault.code === 'cancelled') setAsked({ state: 'idle' });
    else setAsked({ state: 'failed', message: answer.fault.message });
  }

  return (
    <div className="library-doi">
      <div className="library-doi-ask">
        <TextField
          label={text.library.fields.DOI}
          placeholder="10.1000/182"
          value={form.DOI}
          onValue={(DOI) => onForm({ ...form, DOI })}
          fault={asked.state === 'failed' ? asked.message : undefined}
        />
        {asked.state === 'asking' ? (
          <Button onClick={() => asking.current?.abort()}>{text.library.stopLookingUp}</Button>
        ) : (
          <Button disabled={form.DOI.trim().length < 3} onClick={() => void lookUp()}>
            {text.library.lookUp}
          </Button>
        )}
      </div>
      <p role="status" className="library-doi-state">
        {asked.state === 'asking' && text.library.lookingUp}
      </p>
      {asked.state === 'found' && (
        <Found
          form={form}
          found={asked.found}
          left={asked.left}
          onLeft={(left) => setAsked({ ...asked, left })}
          onTake={(fields) => {
            onForm(takeFields(form, asked.found, fields));
            setAsked({ state: 'idle' });
          }}
          onDrop={() => setAsked({ state: 'idle' })}
        />
      )}
    </div>
  );
}

function Found(props: {
  readonly form: DetailsForm;
  readonly found: BibliographicData;
  readonly left: ReadonlySet<DetailsField>;
  readonly onLeft: (left: ReadonlySet<DetailsField>) => void;
  readonly onTake: (fields: readonly DetailsField[]) => void;
  readonly onDrop: () => void;
}) {
  const { form, found, left, onLeft, onTake, onDrop } = props;
  const text = useText();
  const other = toForm(found);
  const fields = differences(form, found);
  const taken = fields.filter((field) => !left.has(field));
  if (fields.length === 0) {
    return (
      <div className="library-found">
        <p>{text.library.nothingNew}</p>
        <Button onClick={onDrop}>{text.app.close}</Button>
      </div>
    );
  }
  return (
    <div className="library-found" role="group" aria-label={text.library.wouldChange}>
      <p className="ui-field-label">{text.library.wouldChange}</p>
      {fields.map((field) => (
        <Checkbox
          key={field}
          label={text.library.fields[field]}
          isChecked={!left.has(field)}
          onChange={(isTaken) => {
            const next = new Set(left);
            if (isTaken) next.delete(field);
            else next.add(field);
            onLeft(next);
          }}
          hint={
            <>
              <del>{shown(form, field)}</del> → <ins>{shown(other, field)}</ins>
            </>
          }
        />
      ))}
      <div className="library-found-actions">
        <Button variant="primary" disabled={taken.length === 0} onClick={() => onTake(taken)}>
          {text.library.takeChanges({ changes: taken.length })}
        </Button>
        <Button onClick={onDrop}>{text.library.takeNone}</Button>
      </div>
    </div>
  );

  function shown(of: DetailsForm, field: DetailsField): string {
    const words = shownField(of, field);
    if (words === '') return text.library.emptyField;
    return field === 'type' ? ((text.library.types as Readonly<Record<string, string>>)[words] ?? words) : words;
  }
}
