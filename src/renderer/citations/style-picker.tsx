import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, IconButton, Select } from '#renderer/ui/index.ts';
import { usualCitationStyle, type CitationStyle } from '#shared/domain/citation-style.ts';
import './citations.css';

/** The citation style of the report; adds styles, and removes those that were added. */
export function StylePicker({ label }: { readonly label: string }) {
  const words = useText().citations;
  const invoke = useInvoke();
  const folder = useWorkbench((state) => state.folder);
  const { value: report } = useRequest('report.read', { folder });
  const { value: listed } = useRequest('citations.styles', { folder });
  // Those that only this project keeps have no file to remove.
  const { value: ofApp } = useRequest('app.list-styles', {});
  const [fileField, setFileField] = useState<HTMLInputElement | null>(null);
  const [said, setSaid] = useState<string | undefined>();
  const styles = listed?.styles ?? [];
  const chosen = report?.citationStyle ?? usualCitationStyle;
  const choose = (citationStyle: CitationStyle) => invoke('report.edit', { folder, citationStyle });
  const add = async (file: File) => {
    setSaid(undefined);
    const added = await invoke('app.add-style', { xml: await file.text() });
    if (!added.ok) return;
    const { id, title } = added.value.style;
    const used = await choose(id);
    if (used.ok) setSaid(words.added({ title }));
  };
  const options = styles.map(({ id, title }) => ({ value: id, label: title }));
  const known = styles.some(({ id }) => id === chosen);
  const own = (ofApp?.styles ?? []).filter(({ isBuiltIn }) => !isBuiltIn);
  return (
    <div className="citations-style">
      <Select<CitationStyle>
        label={label}
        value={chosen}
        options={known ? options : [{ value: chosen, label: words.missing({ id: chosen }) }, ...options]}
        disabled={listed === undefined}
        onChange={(style) => void choose(style)}
      />
      {own.length > 0 && (
        <ul className="citations-own-styles" aria-label={words.ownStyles}>
          {own.map(({ id, title }) => (
            <li key={id}>
              <span>{title}</span>
              <IconButton
                label={words.remove({ title })}
                icon={<Trash2 size={14} aria-hidden />}
                onClick={() => void invoke('app.remove-style', { id })}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="citations-add-style">
        <Button onClick={() => fileField?.click()}>{words.add}</Button>
        <span className="ui-field-hint">{words.addHint}</span>
      </div>
      <span role="status" className="ui-field-hint">
        {said}
      </span>
      <input
        ref={setFileField}
        type="file"
        accept=".csl"
        hidden
        aria-label={words.add}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file !== undefined) void add(file);
        }}
      />
    </div>
  );
}
