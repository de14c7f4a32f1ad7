import { useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Checkbox, Select } from '#renderer/ui/index.ts';
import { hasComments, hasPaper, type ExportChoices } from './export-choices.ts';

const own = '';

/** What can be chosen of the format. */
export function ExportOptions({
  choices,
  onChange,
}: {
  readonly choices: ExportChoices;
  readonly onChange: (changes: Partial<ExportChoices>) => void;
}) {
  const words = useText().export;
  const folder = useWorkbench((state) => state.folder);
  const { value: report } = useRequest('report.read', { folder });
  const { value: known } = useRequest('citations.styles', { folder });
  const { format, citations, style, paper } = choices;
  const styles = known?.styles ?? [];
  const ownTitle = styles.find(({ id }) => id === report?.citationStyle)?.title ?? report?.citationStyle ?? '';
  const citationKinds =
    format === 'md' ? (['styled', 'numbered', 'pandoc'] as const) : (['styled', 'numbered'] as const);
  const isAsStored = format === 'json';
  return (
    <fieldset className="export-options">
      <legend>{words.options}</legend>
      <Select
        label={words.style}
        value={style ?? own}
        options={[
          { value: own, label: words.ownStyle({ style: ownTitle }) },
          ...styles.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={(value) => onChange({ style: value === own ? null : value })}
      />
      {!isAsStored && (
        <>
          <Select
            label={words.citations}
            value={citationKinds.some((kind) => kind === citations) ? citations : 'styled'}
            options={citationKinds.map((value) => ({ value, label: words[value] }))}
            onChange={(value) => onChange({ citations: value })}
          />
          {hasPaper(format) && (
            <Select
              label={words.paper}
              value={paper}
              options={(['a4', 'letter'] as const).map((value) => ({ value, label: words.papers[value] }))}
              onChange={(value) => onChange({ paper: value })}
            />
          )}
          <Checkbox
            label={words.hasContents}
            isChecked={choices.hasContents}
            onChange={(hasContents) => onChange({ hasContents })}
          />
          <Checkbox
            label={words.numbersHeadings}
            isChecked={choices.numbersHeadings}
            onChange={(numbersHeadings) => onChange({ numbersHeadings })}
          />
          <Checkbox
            label={words.withQuotes}
            hint={words.withQuotesHint}
            isChecked={choices.withQuotes}
            onChange={(withQuotes) => onChange({ withQuotes })}
          />
          {hasComments(format) && (
            <Checkbox
              label={words.withComments}
              hint={words.withCommentsHint}
              isChecked={choices.withComments}
              onChange={(withComments) => onChange({ withComments })}
            />
          )}
        </>
      )}
    </fieldset>
  );
}
