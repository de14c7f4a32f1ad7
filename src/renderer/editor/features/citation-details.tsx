import { useState } from 'react';
import { useText } from '#renderer/language/index.ts';
import { Button, Checkbox, Select, TextField } from '#renderer/ui/index.ts';
import type { CitationMode } from '#shared/domain/rich-text.ts';
import type { CitationDetails as Details } from '../schema/citation-details.ts';

type CitationDetailsProps = {
  readonly details: Details;
  /** Each of them; null where it isn't set. */
  readonly onApply: (changed: { readonly [Name in keyof Details]-?: Details[Name] | null }) => void;
};

const modes = ['usual', 'without-author', 'author-in-text'] as const;

/** What stands around a citation, where in the source it points, and where its authors are named. */
export function CitationDetails({ details, onApply }: CitationDetailsProps) {
  const words = useText().citations;
  const [prefix, setPrefix] = useState(details.prefix ?? '');
  const [suffix, setSuffix] = useState(details.suffix ?? '');
  const [locator, setLocator] = useState(details.locator ?? '');
  const [isPlaceless, setPlaceless] = useState(details.locator === '');
  const [mode, setMode] = useState<CitationMode>(details.mode ?? 'usual');
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  return (
    <details className="editor-citation-details" open={Object.keys(details).length > 0}>
      <summary>{words.details}</summary>
      <form
        className="editor-panel"
        onSubmit={(event) => {
          event.preventDefault();
          onApply({
            prefix: orNull(prefix),
            suffix: orNull(suffix),
            locator: isPlaceless ? '' : orNull(locator),
            mode: mode === 'usual' ? null : mode,
          });
        }}
      >
        <div className="editor-citation-fields">
          <TextField label={words.prefix} placeholder={words.prefixHint} value={prefix} onValue={setPrefix} />
          <TextField label={words.suffix} placeholder={words.suffixHint} value={suffix} onValue={setSuffix} />
        </div>
        <TextField
          label={words.locator}
          hint={words.locatorHint}
          value={isPlaceless ? '' : locator}
          disabled={isPlaceless}
          onValue={setLocator}
        />
        <Checkbox label={words.withoutPlace} isChecked={isPlaceless} onChange={setPlaceless} />
        <Select<CitationMode>
          label={words.mode}
          value={mode}
          options={modes.map((value) => ({ value, label: words.modes[value] }))}
          onChange={setMode}
        />
        <div className="editor-panel-actions">
          <Button type="submit">{words.apply}</Button>
        </div>
      </form>
    </details>
  );
}
