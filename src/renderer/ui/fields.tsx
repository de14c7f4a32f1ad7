import { Search } from 'lucide-react';
import { useId, type ComponentProps, type ReactNode } from 'react';

type FieldWords = {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly fault?: string | undefined;
  /** The label is read out and not shown. */
  readonly isLabelHidden?: boolean;
};

type OnText = { readonly value: string; readonly onValue: (value: string) => void };

function Field({
  id,
  words,
  children,
}: {
  readonly id: string;
  readonly words: FieldWords;
  readonly children: ReactNode;
}) {
  const { label, hint, fault, isLabelHidden = false } = words;
  return (
    <div className="ui-field">
      <label htmlFor={id} className={isLabelHidden ? 'ui-hidden' : 'ui-field-label'}>
        {label}
      </label>
      {children}
      {hint !== undefined && (
        <span id={`${id}-hint`} className="ui-field-hint">
          {hint}
        </span>
      )}
      {fault !== undefined && (
        <span id={`${id}-fault`} className="ui-field-fault" role="alert">
          {fault}
        </span>
      )}
    </div>
  );
}

function described(id: string, { hint, fault }: FieldWords) {
  const ids = [hint === undefined ? null : `${id}-hint`, fault === undefined ? null : `${id}-fault`];
  const text = ids.filter((each) => each !== null).join(' ');
  return { ...(text === '' ? {} : { 'aria-describedby': text }), 'aria-invalid': fault !== undefined };
}

export function TextField(props: FieldWords & OnText & Omit<ComponentProps<'input'>, 'value' | 'onChange'>) {
  const { field, control } = useTextControl(props);
  return (
    <Field {...field}>
      <input type="text" {...control} onChange={(event) => props.onValue(event.target.value)} />
    </Field>
  );
}

export function TextArea(props: FieldWords & OnText & Omit<ComponentProps<'textarea'>, 'value' | 'onChange'>) {
  const { field, control } = useTextControl(props);
  return (
    <Field {...field}>
      <textarea rows={3} {...control} onChange={(event) => props.onValue(event.target.value)} />
    </Field>
  );
}

/** What belongs to the field around a control, and what to the control itself. */
function useTextControl<Props extends FieldWords & OnText & { className?: string | undefined }>({
  label,
  hint,
  fault,
  isLabelHidden,
  className = '',
  onValue: _onValue,
  ...rest
}: Props) {
  const id = useId();
  const words = toWords({ label, hint, fault, isLabelHidden });
  return {
    field: { id, words },
    control: { ...rest, ...described(id, words), id, className: `ui-input ${className}` },
  };
}

type SelectProps<Value extends string> = FieldWords & {
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
};

export function Select<Value extends string>({
  value,
  options,
  onChange,
  disabled = false,
  ...words
}: SelectProps<Value>) {
  const id = useId();
  return (
    <Field id={id} words={words}>
      <select
        {...described(id, words)}
        id={id}
        className="ui-select"
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

type CheckProps = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly disabled?: boolean;
};

export function Checkbox({ label, hint, isChecked, onChange, disabled = false }: CheckProps) {
  const id = useId();
  return (
    <div className="ui-check">
      <input
        id={id}
        type="checkbox"
        checked={isChecked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && (
          <div id={`${id}-hint`} className="ui-field-hint">
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}

export function Switch({ label, hint, isChecked, onChange, disabled = false }: CheckProps) {
  const id = useId();
  return (
    <div className="ui-check">
      <button
        type="button"
        role="switch"
        className="ui-switch"
        aria-checked={isChecked}
        aria-labelledby={id}
        disabled={disabled}
        onClick={() => onChange(!isChecked)}
        {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
      />
      <div>
        <span id={id}>{label}</span>
        {hint !== undefined && (
          <div id={`${id}-hint`} className="ui-field-hint">
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}

export function SearchField({
  label,
  value,
  onValue,
  placeholder,
  ...rest
}: { readonly label: string } & OnText & Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'>) {
  return (
    <div className="ui-search">
      <Search size={14} aria-hidden />
      <input
        {...rest}
        type="search"
        className="ui-input"
        aria-label={label}
        placeholder={placeholder ?? label}
        value={value}
        onChange={(event) => onValue(event.target.value)}
      />
    </div>
  );
}

type MaybeWords = { [Key in keyof FieldWords]: FieldWords[Key] | undefined };

function toWords({ label = '', hint, fault, isLabelHidden = false }: MaybeWords): FieldWords {
  return { label, isLabelHidden, ...(hint === undefined ? {} : { hint }), ...(fault === undefined ? {} : { fault }) };
}
