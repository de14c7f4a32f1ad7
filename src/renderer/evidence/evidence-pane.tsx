import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import { runCommand } from '#renderer/app/commands.ts';
import { useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, EmptyState } from '#renderer/ui/index.ts';
import { everything, type EvidenceFilter, type EvidenceSortKey } from './evidence-filter.ts';
import { EvidenceFilters } from './evidence-filters.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { useEvidenceActions } from './use-evidence-actions.ts';
import { useEvidenceView } from './use-evidence-view.ts';
import './evidence.css';

/** The memory bank: what was collected, from where, and what it is used for. */
export function EvidencePane() {
  const text = useText();
  const folder = useWorkbench((state) => state.folder);
  const selectedId = useWorkbench((state) => state.selectedEvidenceId);
  const { value: project } = useRequest('project.read', { folder });
  const [filter, setFilter] = useState<EvidenceFilter>(everything);
  const [sortKey, setSortKey] = useState<EvidenceSortKey>('added');
  const [askedFor, setAskedFor] = useState(selectedId);
  const view = useEvidenceView(filter, sortKey);
  const actions = useEvidenceActions();
  if (askedFor !== selectedId) {
    // What the person asked to see is shown, whatever the filter was.
    setAskedFor(selectedId);
    if (selectedId !== null && !view.shown.some(({ id }) => id === selectedId)) setFilter(everything);
  }

  function show(next: EvidenceFilter): void {
    // What was collected and not used is worth a look from the best down.
    if (next.show === 'unused' && filter.show !== 'unused') setSortKey('relevance');
    setFilter(next);
  }

  return (
    <section className="evidence" aria-label={text.app.evidence}>
      {view.fault !== undefined && (
        <p role="alert" className="evidence-fault">
          {view.fault.message}
        </p>
      )}
      {!view.isKnown && view.fault === undefined && <p className="evidence-waiting">{text.evidence.loading}</p>}
      {view.isKnown && view.all.length === 0 && (
        <EmptyState
          icon={<Bookmark size={28} aria-hidden />}
          title={text.evidence.emptyTitle}
          text={text.evidence.emptyText}
          actions={
            <Button variant="primary" onClick={() => runCommand('run.brief')}>
              {text.app.draft}
            </Button>
          }
        />
      )}
      {view.isKnown && view.all.length > 0 && (
        <>
          <EvidenceFilters
            filter={filter}
            sortKey={sortKey}
            choices={view.choices}
            sources={view.sources}
            tags={view.tags}
            counts={view.counts}
            onFilter={show}
            onSort={setSortKey}
          />
          <EvidenceList
            all={view.all}
            shown={view.shown}
            titles={view.titles}
            choices={view.choices}
            actions={actions}
            wantedId={selectedId}
            canChange={project?.access !== 'read-only'}
          />
          {view.shown.length === 0 && (
            <EmptyState
              title={text.evidence.nothingFits}
              actions={<Button onClick={() => setFilter(everything)}>{text.evidence.showAll}</Button>}
            />
          )}
        </>
      )}
    </section>
  );
}
