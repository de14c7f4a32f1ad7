import type { Fault } from '#shared/base/fault.ts';
import { runCommand } from '#renderer/app/commands.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, NoticeCard } from '#renderer/ui/index.ts';

/** Why a run waits or failed, whose move it is, and the way there. */
export function RunFault({ fault }: { readonly fault: Fault }) {
  const text = useText();
  const words = text.runs;
  const showPane = useWorkbench((state) => state.showPane);
  if (fault.code === 'run-paused') return <p className="runs-soft">{words.isPaused}</p>;
  if (fault.code === 'run-interrupted') return <p className="runs-soft">{words.interrupted}</p>;
  const isOfSettings = ofSettings.has(fault.code);
  const isOfLibrary = fault.code === 'no-sources' || fault.code === 'no-evidence';
  return (
    <NoticeCard
      tone={fault.whose === 'ours' ? 'bad' : 'warn'}
      kind={words.whose[fault.whose]}
      actions={
        isOfSettings ? (
          <Button onClick={() => runCommand('app.settings')}>{words.toSettings}</Button>
        ) : isOfLibrary ? (
          <Button onClick={() => showPane('library')}>{words.toLibrary}</Button>
        ) : undefined
      }
    >
      {fault.message}
      {fault.detail !== undefined && <span className="runs-fault-detail">{fault.detail}</span>}
    </NoticeCard>
  );
}

const ofSettings: ReadonlySet<Fault['code']> = new Set<Fault['code']>([
  'endpoint-missing',
  'endpoint-unreachable',
  'endpoint-timed-out',
  'endpoint-busy',
  'endpoint-broken',
  'endpoint-denied',
  'model-not-found',
  'price-unknown',
  'offline',
]);
