import { useId } from 'react';
import { foldHeading } from '#shared/text/fold-heading.ts';
import type { ListedTemplate } from '#shared/domain/template.ts';
import { useInvoke } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { Button, Checkbox, Select } from '#renderer/ui/index.ts';

export type ChosenTemplate = {
  readonly template: ListedTemplate;
  /** Headings of sections that aren't wanted. */
  readonly leftOut: readonly string[];
};

type TemplateChoiceProps = {
  readonly templates: readonly ListedTemplate[];
  readonly chosen: ChosenTemplate | null;
  readonly onChosen: (chosen: ChosenTemplate | null) => void;
  /** Makes a kind of report of the outline as it is; missing where there is none. */
  readonly onSave: (() => void) | null;
};

/** The kind of report whose sections the outline begins with, and which of them. */
export function TemplateChoice({ templates, chosen, onChosen, onSave }: TemplateChoiceProps) {
  const text = useText();
  const words = text.runs.template;
  const invoke = useInvoke();
  const headings = useId();

  function choose(id: string): void {
    const template = templates.find((each) => each.id === id);
    onChosen(template === undefined ? null : { template, leftOut: [] });
  }

  async function remove({ id }: ListedTemplate): Promise<void> {
    const removed = await invoke('app.remove-template', { templateId: id });
    if (removed.ok) onChosen(null);
  }

  return (
    <div className="runs-template">
      <Select
        label={words.label}
        hint={chosen?.template.description || words.hint}
        value={chosen?.template.id ?? ''}
        onChange={choose}
        options={[
          { value: '', label: words.none },
          ...templates.map(({ id, name, isBuiltIn }) => ({ value: id, label: isBuiltIn ? name : words.own({ name }) })),
        ]}
      />
      {chosen !== null && (
        <fieldset className="runs-template-items" aria-labelledby={headings}>
          <legend id={headings}>{words.sections}</legend>
          {chosen.template.items.map(({ heading, intent, isRequired }) => (
            <Checkbox
              key={heading}
              label={isRequired ? words.required({ heading }) : heading}
              hint={intent}
              isChecked={isRequired || !chosen.leftOut.some((each) => foldHeading(each) === foldHeading(heading))}
              disabled={isRequired}
              onChange={(isWanted) =>
                onChosen({
                  ...chosen,
                  leftOut: isWanted ? chosen.leftOut.filter((each) => each !== heading) : [...chosen.leftOut, heading],
                })
              }
            />
          ))}
        </fieldset>
      )}
      {(onSave !== null || chosen?.template.isBuiltIn === false) && (
        <div className="runs-actions">
          {onSave !== null && (
            <Button variant="quiet" onClick={onSave}>
              {words.save}
            </Button>
          )}
          {chosen?.template.isBuiltIn === false && (
            <Button variant="quiet" onClick={() => void remove(chosen.template)}>
              {words.remove({ name: chosen.template.name })}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
