import { useId, useState } from 'react';
import type { SourceId } from '#shared/base/ids.ts';
import { plainTitle } from '#shared/text/plain-title.ts';
import { useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Checkbox, SearchField } from '#renderer/ui/index.ts';

type SourceChoiceProps = {
  /** Null: all of them. */
  readonly chosen: readonly SourceId[] | null;
  readonly isMissing: boolean;
  readonly onChosen: (chosen: readonly SourceId[] | null) => void;
};

/** Which sources the planner searches. */
export function SourceChoice({ chosen, isMissing, onChosen }: SourceChoiceProps) {
  const text = useText();
  const words = text.runs.brief;
  const folder = useWorkbench((state) => state.folder);
  const { value } = useRequest('library.list', { folder });
  const [sought, setSought] = useState('');
  const name = useId();
  const sources = value?.sources ?? [];
  const shown = sources.filter(({ bibliographic, fileName }) =>
    `${bibliographic.title} ${fileName}`.toLowerCase().includes(sought.trim().toLowerCase()),
  );
  if (value !== undefined && sources.length === 0) return <p className="runs-warn">{words.noSources}</p>;
  return (
    <fieldset className="runs-sources">
      <legend>{words.sources}</legend>
      <label className="runs-radio">
        <input type="radio" name={name} checked={chosen === null} onChange={() => onChosen(null)} />
        {words.allSources({ sources: sources.length })}
      </label>
      <label className="runs-radio">
        <input type="radio" name={name} checked={chosen !== null} onChange={() => onChosen(chosen ?? [])} />
        {chosen === null
          ? words.someSources
          : `${words.someSources}: ${words.chosenSources({ chosen: chosen.length })}`}
      </label>
      {isMissing && (
        <p className="runs-bad" role="alert">
          {words.noneChosen}
        </p>
      )}
      {chosen !== null && (
        <>
          {sources.length > 8 && <SearchField label={words.filterSources} value={sought} onValue={setSought} />}
          <div className="runs-source-list">
            {shown.map(({ id, bibliographic }) => (
              <Checkbox
                key={id}
                label={plainTitle(bibliographic.title)}
                isChecked={chosen.includes(id)}
                onChange={(isChecked) => onChosen(isChecked ? [...chosen, id] : chosen.filter((each) => each !== id))}
              />
            ))}
          </div>
        </>
      )}
    </fieldset>
  );
}
