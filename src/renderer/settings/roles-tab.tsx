import { X } from 'lucide-react';
import { useState } from 'react';
import { modelRoles } from '#shared/domain/model-settings.ts';
import { useText } from '#renderer/language/index.ts';
import { Button, IconButton, TextField } from '#renderer/ui/index.ts';
import { SettingField } from './setting-fields.tsx';
import type { SettingsAccess } from './use-model-settings.ts';

/** A server and a model for each role, how hard they are asked, and what they cost. */
export function RolesTab({ access }: { readonly access: SettingsAccess }) {
  const text = useText();
  const words = text.settings;
  return (
    <div className="settings-form">
      <section aria-label={words.roles}>
        <h3>{words.roles}</h3>
        <p className="settings-soft">{words.rolesText}</p>
        {modelRoles.map((role) => (
          <fieldset key={role} className="settings-role">
            <legend>
              {text.runs.role[role]} <span className="settings-soft">{words.roleText[role]}</span>
            </legend>
            <div className="settings-row">
              <SettingField access={access} name={`roles.${role}.baseUrl`} label={words.baseUrl} />
              <SettingField access={access} name={`roles.${role}.model`} label={words.model} />
            </div>
          </fieldset>
        ))}
      </section>
      <div className="settings-row">
        <SettingField
          access={access}
          name="parallelCalls"
          label={words.parallelCalls}
          hint={words.parallelCallsHint}
          isNumber
        />
        <SettingField
          access={access}
          name="patienceSeconds"
          label={words.patience}
          hint={words.patienceHint}
          isNumber
        />
      </div>
      <Prices access={access} />
    </div>
  );
}

function Prices({ access }: { readonly access: SettingsAccess }) {
  const text = useText();
  const words = text.settings;
  const prices = Object.entries(access.all.effective.prices ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const [model, setModel] = useState('');
  const [prompt, setPrompt] = useState('');
  const [completion, setCompletion] = useState('');
  const [fault, setFault] = useState<string | undefined>(undefined);
  const isWhole = model.trim() !== '' && prompt.trim() !== '' && completion.trim() !== '';
  async function add(): Promise<void> {
    const problem = await access.write({
      [`prices.${model.trim()}`]: { promptUsd: toNumber(prompt), completionUsd: toNumber(completion) },
    });
    setFault(problem?.message);
    if (problem !== null) return;
    setModel('');
    setPrompt('');
    setCompletion('');
  }
  return (
    <section aria-label={words.prices}>
      <h3>{words.prices}</h3>
      <p className="settings-soft">{words.pricesText}</p>
      {prices.length === 0 ? (
        <p className="settings-soft">{words.pricesNone}</p>
      ) : (
        <table className="settings-table">
          <thead>
            <tr>
              <th scope="col">{words.priceModel}</th>
              <th scope="col">{words.pricePrompt}</th>
              <th scope="col">{words.priceCompletion}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {prices.map(([name, price]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{price.promptUsd}</td>
                <td>{price.completionUsd}</td>
                <td>
                  {access.all[access.scope].prices?.[name] !== undefined && (
                    <IconButton
                      label={words.priceRemove({ model: name })}
                      icon={<X size={14} aria-hidden />}
                      onClick={() => void access.write({ [`prices.${name}`]: null })}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <form
        className="settings-price"
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) void add();
        }}
      >
        <TextField
          label={words.priceModel}
          value={model}
          fault={fault}
          placeholder={access.all.effective.model ?? ''}
          onValue={setModel}
        />
        <TextField label={words.pricePrompt} inputMode="decimal" value={prompt} onValue={setPrompt} />
        <TextField label={words.priceCompletion} inputMode="decimal" value={completion} onValue={setCompletion} />
        <Button type="submit" disabled={!isWhole}>
          {words.priceAdd}
        </Button>
      </form>
    </section>
  );
}

/** Also as it is written where a comma parts the decimals. */
function toNumber(typed: string): number {
  return Number(typed.trim().replace(',', '.'));
}
