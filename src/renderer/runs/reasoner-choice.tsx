import { useId } from 'react';
import type { ModelSettings } from '#shared/domain/model-settings.ts';
import type { ReasonerKind } from '#shared/domain/run.ts';
import { runCommand } from '#renderer/app/commands.ts';
import { useText } from '#renderer/language/index.ts';
import { Button } from '#renderer/ui/index.ts';

type ReasonerChoiceProps = {
  readonly reasoner: ReasonerKind;
  readonly hasModel: boolean;
  readonly settings: ModelSettings;
  readonly onReasoner: (reasoner: ReasonerKind) => void;
};

/** Without a model or with one, and what each of them is. */
export function ReasonerChoice({ reasoner, hasModel, settings, onReasoner }: ReasonerChoiceProps) {
  const text = useText();
  const words = text.runs.brief;
  const name = useId();
  const model = settings.roles?.writer?.model ?? settings.model;
  const url = settings.roles?.writer?.baseUrl ?? settings.baseUrl;
  return (
    <fieldset className="runs-reasoner">
      <legend>{words.reasoner}</legend>
      <label className="runs-card" data-chosen={reasoner === 'extractive'}>
        <input type="radio" name={name} checked={reasoner === 'extractive'} onChange={() => onReasoner('extractive')} />
        <span>
          <strong>{words.extractive}</strong>
          <span className="runs-card-hint">{words.extractiveHint}</span>
        </span>
      </label>
      <div className="runs-card" data-chosen={reasoner === 'model'}>
        <input
          id={`${name}-model`}
          type="radio"
          name={name}
          checked={reasoner === 'model'}
          disabled={!hasModel}
          onChange={() => onReasoner('model')}
        />
        <span>
          <label htmlFor={`${name}-model`}>
            <strong>{words.model}</strong>
            {hasModel && model !== undefined && url !== undefined && `: ${words.modelAt({ model, url })}`}
          </label>
          <span className="runs-card-hint">
            {hasModel
              ? words.modelHint({ isLocal: isLocal(url ?? '') })
              : settings.isOffline === true
                ? words.modelOffline
                : words.modelMissing}
          </span>
          {!hasModel && (
            <Button variant="quiet" onClick={() => runCommand('app.settings')}>
              {words.setModel}
            </Button>
          )}
        </span>
      </div>
    </fieldset>
  );
}

/** Whether an address leads to this machine. */
function isLocal(url: string): boolean {
  return URL.canParse(url) && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
}
