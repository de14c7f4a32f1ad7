import type { RunId } from '#shared/base/ids.ts';
import type { RequestOutput } from '#shared/contract/index.ts';
import { useRequest } from '#renderer/client/index.ts';
import { useFormat, useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, Chip, Dialog } from '#renderer/ui/index.ts';
import { runStateInWords, runTone } from './run-state-words.ts';
import { Spending, costInWords } from './spending.tsx';
import { stepKindInWords, stepOutcomeInWords } from './step-in-words.ts';

type Trace = RequestOutput<'runs.trace'>;
type Step = Trace['trace'][number];

/** A run step by step: what was decided, what came of it, and what each model was asked and said. */
export function TraceDialog({ runId, onClose }: { readonly runId: RunId; readonly onClose: () => void }) {
  const text = useText();
  const folder = useWorkbench((state) => state.folder);
  const { value: trace, fault } = useRequest('runs.trace', { folder, runId });
  return (
    <Dialog
      isOpen
      size="wide"
      title={text.runs.trace}
      closeLabel={text.app.close}
      onClose={onClose}
      footer={<Button onClick={onClose}>{text.app.close}</Button>}
    >
      {fault !== undefined && <p>{fault.message}</p>}
      {trace !== undefined && <TraceView trace={trace} />}
    </Dialog>
  );
}

function TraceView({ trace }: { readonly trace: Trace }) {
  const text = useText();
  const words = text.runs;
  const { number } = useFormat();
  const folder = useWorkbench((state) => state.folder);
  const { value: read } = useRequest('outline.read', { folder });
  const headings = new Map((read?.outline.items ?? []).map(({ id, heading }): [string, string] => [id, heading]));
  const roles = trace.usageByRole.filter(({ calls }) => calls > 0);
  return (
    // Nothing in it has to take the focus, and it is scrolled by keys too.
    <section className="runs-trace" aria-label={words.trace} tabIndex={0}>
      <p className="runs-chips">
        <Chip tone={runTone(trace.state)}>{runStateInWords(text, trace.state)}</Chip>
        <Chip>{words.kind[trace.kind]}</Chip>
        <Chip>{trace.reasoner === 'model' ? words.model : words.extractive}</Chip>
      </p>
      <p>{trace.question}</p>
      <Spending run={trace} nowMs={null} />
      {roles.length > 0 && (
        <table className="runs-table">
          <caption>{words.traceUsage}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">{words.calls}</th>
              <th scope="col">{words.tokens}</th>
              <th scope="col">{words.cost}</th>
            </tr>
          </thead>
          <tbody>
            {roles.map((usage) => (
              <tr key={usage.role}>
                <th scope="row">{words.role[usage.role]}</th>
                <td>{number(usage.calls)}</td>
                <td>{number(usage.promptTokens + usage.completionTokens)}</td>
                <td>{costInWords(text, usage)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3>{words.traceSteps}</h3>
      <ol className="runs-trace-steps">
        {numbered(trace.trace).map(({ number: at, value: step }) => (
          <TraceStep key={at} step={step} headings={headings} />
        ))}
      </ol>
    </section>
  );
}

type TraceStepProps = { readonly step: Step; readonly headings: ReadonlyMap<string, string> };

function TraceStep({ step, headings }: TraceStepProps) {
  const text = useText();
  const words = text.runs;
  const outcome = stepOutcomeInWords(text, step.outcome, headings);
  return (
    <li>
      <p className="runs-trace-head">
        <span className="runs-trace-number">
          {step.step === null ? words.traceOpen : words.traceStep({ step: step.step })}
        </span>
        <strong>{stepKindInWords(text, step.kind)}</strong>
      </p>
      {numbered(outcome).map(({ number: at, value: line }) => (
        <p key={at} className="runs-trace-line">
          {line}
        </p>
      ))}
      {step.calls.length > 0 && (
        <details>
          <summary>{words.traceCalls({ calls: step.calls.length })}</summary>
          {numbered(step.calls).map(({ number: at, value: call }) => (
            <div key={at} className="runs-trace-call">
              <p className="runs-soft">
                {call.purpose} ·{' '}
                {words.traceCall({
                  role: words.role[call.role],
                  model: call.model,
                  tokens: call.usage.promptTokens + call.usage.completionTokens,
                  seconds: Math.round(call.durationMs / 100) / 10,
                })}
                {call.finish === 'cut' && ` · ${words.traceCut}`}
                {call.finish === 'refused' && ` · ${words.traceRefused}`}
              </p>
              {/* Long answers have to be scrolled by keys too. */}
              <pre tabIndex={0}>{call.answer}</pre>
            </div>
          ))}
        </details>
      )}
    </li>
  );
}

/** What has no id of its own, with its place: the list never changes its order. */
function numbered<Value>(values: readonly Value[]): readonly { readonly number: number; readonly value: Value }[] {
  return values.map((value, number) => ({ number, value }));
}
