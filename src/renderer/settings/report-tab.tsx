import { StylePicker } from '#renderer/citations/index.ts';
import { useText } from '#renderer/language/index.ts';
import { Switch } from '#renderer/ui/index.ts';
import type { PreferencesAccess } from './use-preferences.ts';

/** How this report cites, and what shows while it is written. */
export function ReportTab({ preferences, set }: PreferencesAccess) {
  const words = useText().settings;
  return (
    <div className="settings-form">
      <StylePicker label={words.citationStyle} />
      <Switch
        label={words.spelling}
        hint={words.spellingHint}
        isChecked={preferences.checksSpelling}
        onChange={(checksSpelling) => set({ checksSpelling })}
      />
      <Switch
        label={words.marks}
        hint={words.marksHint}
        isChecked={preferences.marksClaims}
        onChange={(marksClaims) => set({ marksClaims })}
      />
      <Switch
        label={words.reviews}
        hint={words.reviewsHint}
        isChecked={!preferences.acceptsProposals}
        onChange={(reviews) => set({ acceptsProposals: !reviews })}
      />
    </div>
  );
}
