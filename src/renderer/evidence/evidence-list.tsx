import { Ban, Combine, Link2, Pin, X } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { EvidenceId, SourceId } from '#shared/base/ids.ts';
import { useText } from '#renderer/language/index.ts';
import { choose, keepShown, nothingChosen, rowAt } from '#renderer/state/list-selection.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, IconButton, VirtualList } from '#renderer/ui/index.ts';
import { cardId, EvidenceCard } from './evidence-card.tsx';
import type { ListedEvidence } from './evidence-filter.ts';
import { likelyDuplicates } from './likely-duplicates.ts';
import { LinkMenu } from './link-menu.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import type { OutlineChoice } from './outline-choices.ts';
import type { EvidenceActions } from './use-evidence-actions.ts';

type EvidenceListProps = {
  readonly all: readonly ListedEvidence[];
  readonly shown: readonly ListedEvidence[];
  readonly titles: ReadonlyMap<SourceId, string>;
  readonly choices: readonly OutlineChoice[];
  readonly actions: EvidenceActions;
  /** What the person asked to see. */
  readonly wantedId: EvidenceId | null;
  readonly canChange: boolean;
};

/** The cards, one or more of which can be chosen for what is done with several at once. */
export function EvidenceList(props: EvidenceListProps) {
  const { all, shown, titles, choices, actions, wantedId, canChange } = props;
  const text = useText();
  const canCite = useWorkbench((state) => state.editor !== null);
  const order = useMemo(() => shown.map(({ id }) => id), [shown]);
  const [kept, setSelection] = useState(nothingChosen<EvidenceId>);
  const [editing, setEditing] = useState<EvidenceId | null>(null);
  const [merging, setMerging] = useState<readonly EvidenceId[]>([]);
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  // Only keys and other panes move the list: under the pointer it must stay where it is.
  const [revealed, setRevealed] = useState<EvidenceId | null>(null);
  const [seen, setSeen] = useState<EvidenceId | null>(null);
  const selection = useMemo(() => keepShown(kept, order), [kept, order]);
  if (seen !== wantedId) {
    setSeen(wantedId);
    if (wantedId !== null) {
      setSelection({ ...selection, active: wantedId });
      setRevealed(wantedId);
    }
  }
  const chosen = order.filter((id) => selection.chosen.has(id));
  const active = selection.active ?? order[0] ?? null;
  const duplicates = useMemo(() => likelyDuplicates(all), [all]);
  const suggested = duplicates.filter((group) => !apart.has(group.join(' ')));
  const mergeGroup = all.filter(({ id }) => merging.includes(id));
  const suggestion = suggested.find((group) => group.join(' ') === merging.join(' '));
  const focusNext = useFocusCard();

  // Cards are drawn anew only when what they show changes: their callbacks read the newest selection.
  const newest = useRef({ selection, order });
  useEffect(() => {
    newest.current = { selection, order };
  });
  const onChoose = useCallback((id: EvidenceId) => {
    setSelection(choose(newest.current.selection, newest.current.order, { id, how: 'toggle' }));
  }, []);
  const onActive = useCallback((id: EvidenceId) => {
    const { selection: now } = newest.current;
    if (now.active !== id) setSelection({ ...now, active: id });
  }, []);
  const dragged = useCallback((id: EvidenceId) => {
    const { selection: now, order: ids } = newest.current;
    return now.chosen.has(id) ? ids.filter((each) => now.chosen.has(each)) : [id];
  }, []);
  const onEdit = useCallback(
    (id: EvidenceId | null) => {
      setEditing(id);
      const { active: last } = newest.current.selection;
      if (id === null && last !== null) focusNext(last);
    },
    [focusNext],
  );

  function onKeyDown(event: KeyboardEvent): void {
    const isOnCard = event.target instanceof Element && event.target.matches('.evidence-card, .ui-list');
    if (!isOnCard) return;
    const steps = { ArrowDown: 1, ArrowUp: -1, Home: -order.length, End: order.length }[event.key];
    if (steps !== undefined) {
      const isEntering = event.target instanceof Element && event.target.matches('.ui-list');
      const id = rowAt({ ...selection, active }, order, isEntering ? 0 : steps);
      if (id === null) return;
      setSelection(event.shiftKey ? choose(selection, order, { id, how: 'range' }) : { ...selection, active: id });
      setRevealed(id);
      focusNext(id);
    } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      setSelection({ ...selection, chosen: new Set(order) });
    } else if (event.key === 'Escape' && chosen.length > 0) {
      setSelection({ ...selection, chosen: new Set() });
    } else return;
    event.preventDefault();
  }

  function skip(group: readonly EvidenceId[]): void {
    setApart(new Set([...apart, group.join(' ')]));
    const next = suggested.find((each) => each !== group);
    setMerging(next ?? []);
  }

  async function merge(ids: readonly EvidenceId[]): Promise<void> {
    const isMerged = await actions.merge(ids);
    if (!isMerged) return;
    setMerging([]);
    setSelection(nothingChosen());
  }

  return (
    <>
      <div className="evidence-bar">
        <span role="status">
          {chosen.length > 0
            ? text.evidence.chosen({ pieces: chosen.length })
            : text.evidence.shownOf({ shown: shown.length, all: all.length })}
        </span>
        {chosen.length > 0 ? (
          <span className="evidence-bar-actions" role="toolbar" aria-label={text.evidence.chosenActions}>
            <LinkMenu
              choices={choices}
              linkedTo={[]}
              onLink={(itemId) => actions.link(chosen, itemId, true)}
              trigger={
                <IconButton label={text.evidence.linkTo} icon={<Link2 size={16} aria-hidden />} disabled={!canChange} />
              }
            />
            <IconButton
              label={text.evidence.pin}
              icon={<Pin size={16} aria-hidden />}
              disabled={!canChange}
              onClick={() => actions.setStatus(chosen, 'pinned')}
            />
            <IconButton
              label={text.evidence.exclude}
              icon={<Ban size={16} aria-hidden />}
              disabled={!canChange}
              onClick={() => actions.setStatus(chosen, 'excluded')}
            />
            <IconButton
              label={text.evidence.merge}
              icon={<Combine size={16} aria-hidden />}
              disabled={!canChange || chosen.length < 2}
              onClick={() => setMerging(chosen)}
            />
            <IconButton
              label={text.evidence.clearChosen}
              icon={<X size={16} aria-hidden />}
              onClick={() => setSelection({ ...selection, chosen: new Set() })}
            />
          </span>
        ) : (
          suggested.length > 0 &&
          canChange && (
            <Button variant="quiet" onClick={() => setMerging(suggested[0] ?? [])}>
              {text.evidence.duplicates({ groups: suggested.length })}
            </Button>
          )
        )}
      </div>
      {shown.length > 0 && (
        <div className="evidence-list" onKeyDown={onKeyDown}>
          <VirtualList
            label={text.app.evidence}
            items={shown}
            keyOf={({ id }) => id}
            estimateSize={190}
            shownIndex={revealed === null ? undefined : order.indexOf(revealed)}
            render={(evidence) => (
              <EvidenceCard
                evidence={evidence}
                titles={titles}
                choices={choices}
                actions={actions}
                isChosen={selection.chosen.has(evidence.id)}
                isActive={active === evidence.id}
                isEditing={editing === evidence.id}
                canCite={canCite}
                canChange={canChange}
                onChoose={onChoose}
                onActive={onActive}
                onEdit={onEdit}
                dragged={dragged}
              />
            )}
          />
        </div>
      )}
      {mergeGroup.length > 1 && (
        <MergeDialog
          key={merging.join(' ')}
          pieces={mergeGroup}
          titles={titles}
          onSkip={suggestion === undefined ? undefined : () => skip(suggestion)}
          onMerge={(ids) => void merge(ids)}
          onClose={() => setMerging([])}
        />
      )}
    </>
  );
}

/** Moves the focus to a card, which may have to be scrolled into being first. */
function useFocusCard(): (id: EvidenceId) => void {
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  return useCallback((id) => {
    let triesLeft = 10;
    const focus = () => {
      const card = document.getElementById(cardId(id));
      if (card !== null) card.focus({ preventScroll: false });
      else if (triesLeft > 0) {
        triesLeft -= 1;
        frame.current = requestAnimationFrame(focus);
      }
    };
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(focus);
  }, []);
}
