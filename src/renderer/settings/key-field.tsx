import { useState } from 'react';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { Button, TextField } from '#renderer/ui/index.ts';

type KeyFieldProps = {
  readonly baseUrl: string | undefined;
  readonly hasKey: boolean;
  readonly onChanged: () => void;
};

/** A key goes into the system's keyring and is never shown again. */
export function KeyField({ baseUrl, hasKey, onChanged }: KeyFieldProps) {
  const text = useText();
  const words = text.settings;
  const invoke = useInvoke();
  const { value: app } = useRequest('app.read', {});
  const { value: keys, refresh } = useRequest('app.list-keys', {});
  const [typed, setTyped] = useState('');
  if (baseUrl === undefined) return <p className="settings-soft">{words.keyNeedsUrl}</p>;
  const url = baseUrl;
  const isKept = keys?.baseUrls.some((each) => each.replace(/\/+$/, '') === url) ?? false;
  async function write(key: string | null): Promise<void> {
    const written = await invoke('app.write-key', { baseUrl: url, key });
    if (!written.ok) return;
    setTyped('');
    refresh();
    onChanged();
  }
  const state = isKept ? words.keyKept({ url }) : hasKey ? words.keyFromEnvironment : words.keyNone;
  if (app?.keyring.isAvailable === false) {
    return (
      <p className="settings-soft">
        {state} {app.keyring.message}
      </p>
    );
  }
  return (
    <form
      className="settings-key"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') void write(typed.trim());
      }}
    >
      <TextField
        label={words.key}
        type="password"
        autoComplete="off"
        hint={`${state} ${words.keyHint}`}
        placeholder={words.keyPlaceholder}
        value={typed}
        onValue={setTyped}
      />
      <Button type="submit" disabled={typed.trim() === ''}>
        {words.keySave}
      </Button>
      {isKept && <Button onClick={() => void write(null)}>{words.keyRemove}</Button>}
    </form>
  );
}
