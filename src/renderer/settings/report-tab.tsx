import type { CitationStyle } from '#shared/domain/citation-style.ts';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Select, Switch } from '#renderer/ui/index.ts';
import type { PreferencesAccess } from './use-preferences.ts';

/** How this report cites, and what shows while it is written. */
export function ReportTab({ preferences, set }: PreferencesAccess) {
  const text = useText();
  const words = text.settings;
  const invoke = useInvoke();
  const folder = useWorkbench((state) => state.folder);
  const { value: report } = useRequest('report.read', { folder });
  return (
    <div className="settings-form">
      <Select<CitationStyle>
        label={words.citationStyle}
        value={report?.citationStyle ?? 'numbered'}
        options={[
          { value: 'numbered', label: text.runs.brief.numbered },
          { value: 'author-date', label: text.runs.brief.authorDate },
        ]}
        onChange={(citationStyle) => void invoke('report.edit', { folder, citationStyle })}
      />
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
