import { CircleCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { likenessOf } from '#shared/domain/app-problem.ts';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { Button, ConfirmDialog, EmptyState } from '#renderer/ui/index.ts';
import { DiagnosticsView } from './diagnostics-view.tsx';
import { ProblemRow } from './problem-row.tsx';
import './problems.css';

/** What went wrong in Heddle itself, and a text about it for whoever helps. */
export function ProblemsView() {
  const text = useText();
  const words = text.problems;
  const invoke = useInvoke();
  const { value } = useRequest('app.list-problems', {});
  const [shown, setShown] = useState<'list' | 'diagnostics'>('list');
  const [isClearing, setClearing] = useState(false);
  const unseen = value?.unseen ?? 0;
  useEffect(() => {
    if (unseen > 0) void invoke('app.see-problems', { what: 'all' });
  }, [unseen, invoke]);
  if (value === undefined) return null;
  if (shown === 'diagnostics') return <DiagnosticsView onBack={() => setShown('list')} />;
  const { groups, folder } = value;
  return (
    <div className="problems">
      <p>{words.intro}</p>
      <p className="problems-actions">
        <Button onClick={() => setShown('diagnostics')}>{words.diagnostics}</Button>
        {groups.length > 0 && (
          <Button variant="quiet" onClick={() => setClearing(true)}>
            {words.clear}
          </Button>
        )}
      </p>
      {groups.length === 0 ? (
        <EmptyState icon={<CircleCheck size={28} aria-hidden />} title={words.emptyTitle} text={words.emptyText} />
      ) : (
        <ul className="problems-list" aria-label={words.list}>
          {groups.map((group) => (
            <ProblemRow key={likenessOf(group.newest)} {...group} />
          ))}
        </ul>
      )}
      {groups.length > 0 && <p className="problems-soft">{words.kept({ folder })}</p>}
      <ConfirmDialog
        title={words.clearTitle}
        text={words.clearText}
        confirmLabel={words.clear}
        cancelLabel={text.app.cancel}
        isOpen={isClearing}
        onConfirm={() => void invoke('app.forget-problems', {})}
        onClose={() => setClearing(false)}
      />
    </div>
  );
}
