import { themes, type Preferences } from '#shared/domain/preferences.ts';
import { languages, useText } from '#renderer/language/index.ts';
import { Select } from '#renderer/ui/index.ts';
import type { PreferencesAccess } from './use-preferences.ts';

/** Colours and language; both change at once. */
export function AppearanceTab({ preferences, set }: PreferencesAccess) {
  const text = useText();
  const words = text.settings;
  return (
    <div className="settings-form">
      <Select<Preferences['theme']>
        label={words.theme}
        value={preferences.theme}
        options={themes.map((theme) => ({ value: theme, label: words.themes[theme] }))}
        onChange={(theme) => set({ theme })}
      />
      <Select
        label={words.language}
        value={preferences.language}
        options={[
          { value: 'system', label: words.languageSystem },
          ...Object.entries(languages).map(([code, { name }]) => ({ value: code, label: name })),
        ]}
        onChange={(language) => set({ language })}
      />
    </div>
  );
}
