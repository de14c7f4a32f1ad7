import type { RequestOutput } from '#shared/contract/index.ts';
import type { Usage } from '#shared/domain/run.ts';
import { useFormat, useText, type Catalogue } from '#renderer/language/index.ts';

type RunSummary = RequestOutput<'runs.list'>['runs'][number];

/** What a run spent, beside what it may. `nowMs`: null for a run that ended. */
export function Spending({ run, nowMs }: { readonly run: RunSummary; readonly nowMs: number | null }) {
  const text = useText();
  const { number } = useFormat();
  const words = text.runs;
  const { budget, usage } = run;
  const tokens = usage.promptTokens + usage.completionTokens;
  const minutes = nowMs === null ? null : Math.floor((nowMs - Date.parse(run.startedAt)) / 60_000);
  const of = (spent: string, most: string | null) => (most === null ? spent : words.budgetOf({ spent, of: most }));
  return (
    <dl className="runs-spending" aria-label={words.budget}>
      <Spent
        label={words.steps}
        value={of(number(run.steps), budget.steps === undefined ? null : number(budget.steps))}
        fraction={fractionOf(run.steps, budget.steps)}
      />
      <Spent
        label={words.tokens}
        value={
          run.reasoner === 'extractive'
            ? words.noTokens
            : of(number(tokens), budget.tokens === undefined ? null : number(budget.tokens))
        }
        fraction={fractionOf(tokens, budget.tokens)}
      />
      {run.reasoner === 'model' && (
        <Spent
          label={words.cost}
          value={of(
            costInWords(text, usage),
            budget.costUsd === undefined ? null : words.dollars({ dollars: budget.costUsd }),
          )}
          fraction={fractionOf(usage.costUsd ?? 0, budget.costUsd)}
        />
      )}
      {minutes !== null && budget.minutes !== undefined && (
        <Spent
          label={words.time}
          value={of(words.minutes({ minutes }), words.minutes({ minutes: budget.minutes }))}
          fraction={fractionOf(minutes, budget.minutes)}
        />
      )}
    </dl>
  );
}

function Spent({
  label,
  value,
  fraction,
}: {
  readonly label: string;
  readonly value: string;
  readonly fraction: number | null;
}) {
  return (
    <div className="runs-spent">
      <dt>{label}</dt>
      <dd>
        {value}
        {fraction !== null && (
          <span className="runs-spent-track" aria-hidden>
            <span style={{ width: `${Math.min(1, fraction) * 100}%` }} data-full={fraction >= 0.9} />
          </span>
        )}
      </dd>
    </div>
  );
}

/** Dollars, or that they can't be known. */
export function costInWords(text: Catalogue, usage: Pick<Usage, 'costUsd'>): string {
  return usage.costUsd === null ? text.runs.costUnknown : text.runs.dollars({ dollars: usage.costUsd });
}

function fractionOf(spent: number, most: number | undefined): number | null {
  return most === undefined ? null : spent / most;
}
