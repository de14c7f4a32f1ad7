import { useEffect } from 'react';
import { useText } from '#renderer/language/index.ts';
import { useCoreReach } from '#renderer/state/core-reach.ts';
import { addNotice } from '#renderer/state/notices.ts';
import { NoticeCard } from '#renderer/ui/index.ts';
import { runCommand } from './commands.ts';
import './core-state.css';

/** Says that the core is gone for as long as it is, and once that it came back. */
export function CoreState() {
  const text = useText();
  const isReached = useCoreReach((state) => state.isReached);
  useEffect(
    () =>
      useCoreReach.subscribe((now, before) => {
        if (now.returns > before.returns) {
          const see = { label: text.problems.see, run: () => runCommand('app.problems') };
          addNotice({ kind: 'said', text: text.app.coreBack, action: see });
        }
      }),
    [text],
  );
  if (isReached) return null;
  return (
    <div className="app-core-state">
      <NoticeCard tone="bad">{text.app.coreGone}</NoticeCard>
    </div>
  );
}
