import { useText } from '#renderer/language/index.ts';
import { ThirdParty } from './third-party.tsx';
import type { PreferencesAccess } from './use-preferences.ts';

export function AboutTab({ app }: PreferencesAccess) {
  const text = useText();
  const words = text.settings;
  return (
    <div className="settings-form">
      <h3>{words.version({ version: app.version })}</h3>
      <p>{words.aboutText}</p>
      <p>{words.licence}</p>
      <p>{words.libraries}</p>
      <p>{words.citationLibrary}</p>
      <ThirdParty />
      <p className="settings-soft">{words.platform({ platform: app.platform })}</p>
    </div>
  );
}
