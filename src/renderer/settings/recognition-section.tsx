import { useFormat, useText } from '#renderer/language/index.ts';
import { Checkbox } from '#renderer/ui/index.ts';
import type { PreferencesAccess } from './use-preferences.ts';

/** The languages whose text is recognised on pictures: those whose data is there, and those chosen whose data is gone. */
export function RecognitionSection({ app, preferences, set }: PreferencesAccess) {
  const text = useText();
  const words = text.settings;
  const { languageName } = useFormat();
  const chosen = preferences.ocrLanguages;
  const shown = [...new Set([...app.ocr.languages, ...chosen])];
  return (
    <section aria-label={words.recognition}>
      <h3>{words.recognition}</h3>
      {shown.map((code) => (
        <Checkbox
          key={code}
          label={app.ocr.languages.includes(code) ? languageName(code) : words.recognitionMissing({ language: code })}
          isChecked={chosen.includes(code)}
          // One language is needed: the last stays.
          disabled={chosen.length === 1 && chosen[0] === code}
          onChange={(isOn) => set({ ocrLanguages: isOn ? [...chosen, code] : chosen.filter((each) => each !== code) })}
        />
      ))}
      <p className="settings-soft">{words.recognitionHint}</p>
      <p className="settings-path">{app.ocr.folder}</p>
    </section>
  );
}
