import { useId, useState } from 'react';
import { useText } from '#renderer/language/index.ts';
import { Switch, TextField } from '#renderer/ui/index.ts';
import { variableOf, type SettingName } from './model-setting.ts';
import type { SettingsAccess } from './use-model-settings.ts';

type SettingFieldProps = {
  readonly access: SettingsAccess;
  readonly name: SettingName;
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: string;
  readonly isNumber?: boolean;
  /** What may be picked; anything may be typed. */
  readonly choices?: readonly string[];
};

/** A setting in words or numbers: written when the field is left. What the environment sets is shown and fixed. */
export function SettingField(props: SettingFieldProps) {
  const { access, name, label, isLabelHidden = false, hint, isNumber = false, choices = [] } = props;
  const text = useText();
  const listId = useId();
  const own = access.own(name);
  // What was typed is dropped when the setting becomes another by other means.
  const [draft, setDraft] = useState<{ readonly said: string; readonly instead: unknown } | null>(null);
  const typed = draft !== null && draft.instead === own ? draft.said : null;
  const setTyped = (said: string | null) => setDraft(said === null ? null : { said, instead: own });
  const [refused, setRefused] = useState<{ readonly message: string; readonly instead: unknown } | null>(null);
  const fault = refused !== null && refused.instead === own ? refused.message : undefined;
  const holds = access.holds(name);
  const isFixed = access.isFixed(name);
  async function write(): Promise<void> {
    if (typed === null || typed.trim() === inWords(own)) {
      setTyped(null);
      setRefused(null);
      return;
    }
    const said = typed.trim();
    const problem = await access.write({ [name]: said === '' ? null : isNumber ? Number(said) : said });
    setRefused(problem === null ? null : { message: problem.message, instead: own });
    if (problem === null) setDraft(null);
  }
  const words = isFixed ? text.settings.byEnvironment({ variable: variableOf(name) }) : hint;
  return (
    <>
      <TextField
        label={label}
        isLabelHidden={isLabelHidden}
        {...(words === undefined ? {} : { hint: words })}
        fault={fault}
        disabled={isFixed}
        spellCheck={false}
        autoComplete="off"
        {...(isNumber ? { inputMode: 'numeric' as const } : {})}
        {...(choices.length === 0 ? {} : { list: listId })}
        value={isFixed ? inWords(holds) : (typed ?? inWords(own))}
        placeholder={own === undefined ? inWords(holds) : ''}
        onValue={setTyped}
        onBlur={() => void write()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void write();
        }}
      />
      {choices.length > 0 && (
        <datalist id={listId}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </>
  );
}

type SettingSwitchProps = Pick<SettingFieldProps, 'access' | 'name' | 'label'> & { readonly hint: string };

export function SettingSwitch({ access, name, label, hint }: SettingSwitchProps) {
  const text = useText();
  const isFixed = access.isFixed(name);
  return (
    <Switch
      label={label}
      hint={isFixed ? `${hint} ${text.settings.byEnvironment({ variable: variableOf(name) })}` : hint}
      isChecked={access.holds(name) === true}
      disabled={isFixed}
      onChange={(isChecked) => void access.write({ [name]: isChecked })}
    />
  );
}

function inWords(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
