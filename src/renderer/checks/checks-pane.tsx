import { RefreshCw, ShieldCheck } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { RequestOutput } from '#shared/contract/index.ts';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, Chip, EmptyState, IconButton, Select, Switch } from '#renderer/ui/index.ts';
import { useAge } from './check-age.ts';
import {
  countKinds,
  groupByKind,
  groupBySection,
  placeProblems,
  type PlacedProblem,
  type ProblemGroup,
  type ProblemKind,
} from './problem-groups.ts';
import './checks.css';

type Checked = RequestOutput<'report.check'>;
type Parts = RequestOutput<'report.read'>['parts'];
type Order = 'section' | 'kind';

const noParts: Parts = [];

/** What the checks found in the report as it is now, each with the way to its place. */
export function ChecksPane() {
  const text = useText();
  const words = text.checks;
  const folder = useWorkbench((state) => state.folder);
  const { value: checked, isLoading, fault, refresh } = useRequest('report.check', { folder });
  const { value: report } = useRequest('report.read', { folder });
  const age = useAge(checked);
  const parts = report?.parts ?? noParts;
  const problems = useMemo(() => placeProblems(checked?.problems ?? [], parts), [checked, parts]);
  // A thousand problems are drawn piece by piece, after the pane itself.
  const listed = useDeferredValue<readonly PlacedProblem[] | null>(problems, null);
  const isEmpty = checked !== undefined && checked.claims === 0 && problems.length === 0;
  return (
    <section className="checks-pane" aria-label={words.label}>
      <header className="checks-head">
        <p role="status" className="checks-age">
          {isLoading && checked === undefined
            ? words.checking
            : age === 0
              ? words.justNow
              : words.minutesAgo({ minutes: age })}
          {checked !== undefined && ` · ${words.problems({ problems: problems.length })}`}
        </p>
        <IconButton label={words.refresh} icon={<RefreshCw size={14} aria-hidden />} onClick={refresh} />
      </header>
      {fault !== undefined && checked === undefined && <p className="checks-fault">{fault.message}</p>}
      {isEmpty && (
        <EmptyState icon={<ShieldCheck size={28} aria-hidden />} title={words.emptyTitle} text={words.emptyText} />
      )}
      {checked !== undefined && !isEmpty && (
        <>
          <Summary checked={checked} />
          {listed !== null && <Problems problems={listed} parts={parts} />}
        </>
      )}
    </section>
  );
}

function Problems({ problems, parts }: { readonly problems: readonly PlacedProblem[]; readonly parts: Parts }) {
  const words = useText().checks;
  const [order, setOrder] = useState<Order>('section');
  const [hidden, setHidden] = useState<ReadonlySet<ProblemKind>>(new Set());
  const shown = problems.filter(({ kind }) => !hidden.has(kind));
  const groups = order === 'section' ? groupBySection(shown, parts) : groupByKind(shown);
  return (
    <>
      <div className="checks-tools">
        <div className="checks-kinds" role="group" aria-label={words.kinds}>
          {[...countKinds(problems)].map(([kind, count]) => (
            <button
              key={kind}
              type="button"
              className="checks-kind"
              aria-pressed={!hidden.has(kind)}
              onClick={() =>
                setHidden(new Set(hidden.has(kind) ? [...hidden].filter((each) => each !== kind) : [...hidden, kind]))
              }
            >
              {words.kind[kind]} {count}
            </button>
          ))}
        </div>
        {problems.length > 0 && (
          <Select<Order>
            label={words.group}
            value={order}
            options={[
              { value: 'section', label: words.bySection },
              { value: 'kind', label: words.byKind },
            ]}
            onChange={setOrder}
          />
        )}
      </div>
      {problems.length === 0 && <p className="checks-well">{words.allWell}</p>}
      {problems.length > 0 && shown.length === 0 && <p className="checks-well">{words.allHidden}</p>}
      {groups.map((group) => (
        <Group key={group.key} group={group} order={order} />
      ))}
    </>
  );
}

function Summary({ checked }: { readonly checked: Checked }) {
  const text = useText();
  const words = text.checks;
  const invoke = useInvoke();
  const { folder, showPane } = useWorkbench();
  const { value: settings } = useRequest('settings.read', { folder });
  const { value: app, refresh } = useRequest('app.read', {});
  const effective = settings?.effective ?? {};
  const hasModel = effective.isOffline !== true && (effective.model ?? effective.roles?.checker?.model) !== undefined;
  const verdicts = (['supported', 'partly', 'unsupported', 'contradicted', 'unchecked'] as const).filter(
    (verdict) => checked[verdict] > 0,
  );
  async function judge(): Promise<void> {
    const started = await invoke('runs.start', { folder, work: 'check', reasoner: 'model' });
    if (started.ok) showPane('run');
  }
  return (
    <div className="checks-summary">
      <p>{words.citations({ citations: checked.citations, resolved: checked.resolved })}</p>
      <p>{words.quotes({ exact: checked.quotesExact })}</p>
      <p className="checks-verdicts">
        {words.claims({ claims: checked.claims })}
        {verdicts.map((verdict) => (
          <Chip key={verdict} tone={verdictTones[verdict]}>
            {words.verdicts[verdict]({ claims: checked[verdict] })}
          </Chip>
        ))}
      </p>
      {hasModel && checked.unchecked > 0 && (
        <Button onClick={() => void judge()}>{words.judge({ claims: checked.unchecked })}</Button>
      )}
      {app !== undefined && (
        <Switch
          label={words.underline}
          isChecked={app.preferences.marksClaims}
          onChange={(marksClaims) => void invoke('app.write-preferences', { changes: { marksClaims } }).then(refresh)}
        />
      )}
    </div>
  );
}

const verdictTones = {
  supported: 'good',
  partly: 'warn',
  unsupported: 'bad',
  contradicted: 'bad',
  unchecked: 'plain',
} as const;

function Group({ group, order }: { readonly group: ProblemGroup; readonly order: Order }) {
  const text = useText();
  const words = text.checks;
  const title = 'kind' in group.of ? words.kind[group.of.kind] : (group.of.heading ?? words.wholeReport);
  return (
    <section className="checks-group" aria-label={title}>
      <h3>
        {title} <span className="checks-soft">{group.problems.length}</span>
      </h3>
      <ul>
        {group.problems.map((placed) => (
          <Problem key={placed.key} placed={placed} isHeadingShown={order === 'kind'} />
        ))}
      </ul>
    </section>
  );
}

function Problem({ placed, isHeadingShown }: { readonly placed: PlacedProblem; readonly isHeadingShown: boolean }) {
  const text = useText();
  const words = text.checks;
  const { folder, editor, selectItem } = useWorkbench();
  const { value: report } = useRequest('report.read', { folder });
  const { problem, itemId } = placed;
  const heading = report?.parts.find((part) => part.itemId === itemId)?.heading;
  const what = (
    <>
      <span className="checks-problem-kind">
        {words.problem[problem.code]}
        {isHeadingShown && heading !== undefined && <span className="checks-soft"> · {heading}</span>}
      </span>
      <span className="checks-problem-text">{problem.text}</span>
      <span className="checks-soft">{problem.detail}</span>
    </>
  );
  if (itemId === null) return <li className="checks-problem">{what}</li>;
  return (
    <li>
      <button
        type="button"
        className="checks-problem"
        title={words.goTo}
        onClick={() => {
          selectItem(itemId);
          if (problem.code === 'section-missing') editor?.revealItem(itemId);
          else editor?.revealText({ itemId, text: problem.text });
        }}
      >
        {what}
      </button>
    </li>
  );
}
