import type { RunId } from '#shared/base/ids.ts';
import { useRequest } from '#renderer/client/index.ts';
import { useFormat, useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, Chip } from '#renderer/ui/index.ts';
import { RunFault } from './run-fault.tsx';
import { runStateInWords, runTone } from './run-state-words.ts';
import { costInWords } from './spending.tsx';

type PastRunsProps = {
  /** Shown above already. */
  readonly exceptId: RunId | null;
  readonly onTrace: (runId: RunId) => void;
};

/** The runs there were, newest first. */
export function PastRuns({ exceptId, onTrace }: PastRunsProps) {
  const text = useText();
  const words = text.runs;
  const format = useFormat();
  const folder = useWorkbench((state) => state.folder);
  const { value } = useRequest('runs.list', { folder });
  const runs = (value?.runs ?? []).filter(({ runId }) => runId !== exceptId);
  if (value === undefined || runs.length === 0) return null;
  return (
    <section className="runs-past" aria-label={words.past}>
      <h3>{words.past}</h3>
      <ul>
        {runs.map((run, index) => (
          <li key={run.runId}>
            <p className="runs-chips">
              <Chip tone={runTone(run.state)}>{runStateInWords(text, run.state)}</Chip>
            </p>
            <p className="runs-question" title={run.question}>
              {run.question}
            </p>
            <p className="runs-soft">
              {format.date(run.startedAt)} · {words.kind[run.kind]}{' '}
              {run.reasoner === 'model' ? words.model : words.extractive} ·{' '}
              {words.runMeta({
                steps: run.steps,
                cost: run.reasoner === 'model' ? costInWords(text, run.usage) : null,
              })}
            </p>
            {index === 0 && run.state.status === 'failed' && <RunFault fault={run.state.fault} />}
            <Button
              variant="quiet"
              className="runs-open-trace"
              aria-label={`${words.openTrace}: ${format.date(run.startedAt)}`}
              onClick={() => onTrace(run.runId)}
            >
              {words.openTrace}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
