import { useId } from 'react';
import type { ExportFormat } from '#shared/domain/export-format.ts';
import { useText } from '#renderer/language/index.ts';
import { Button } from '#renderer/ui/index.ts';
import { offeredFormats } from './export-choices.ts';

/** All formats with what each is for. One that can't be had here says why, and what can. */
export function FormatChoice(props: {
  readonly format: ExportFormat;
  readonly canPrint: boolean;
  readonly onChange: (format: ExportFormat) => void;
}) {
  const { format, canPrint, onChange } = props;
  const words = useText().export;
  const name = useId();
  return (
    <fieldset className="export-formats">
      <legend>{words.format}</legend>
      {offeredFormats.map((each) => (
        <label key={each} className="export-format" data-chosen={each === format}>
          <input type="radio" name={name} checked={each === format} onChange={() => onChange(each)} />
          <span>
            <span className="export-format-name">{words.formats[each]}</span>
            <span className="export-hint">{words.formatHints[each]}</span>
          </span>
        </label>
      ))}
      {format === 'pdf' && !canPrint && (
        <div className="export-missing" role="alert">
          <p>{words.noPrinter}</p>
          <Button onClick={() => onChange('html')}>{words.useHtml}</Button>
        </div>
      )}
    </fieldset>
  );
}
