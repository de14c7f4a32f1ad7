import { Trash2 } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { SourceId } from '#shared/base/ids.ts';
import { useText } from '#renderer/language/index.ts';
import { choose, keepShown, nothingChosen, rowAt } from '#renderer/state/list-selection.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, ContextMenu, IconButton, VirtualList, type MenuEntry } from '#renderer/ui/index.ts';
import { rowId, SourceRow } from './source-row.tsx';
import type { ListedSource } from './source-order.ts';

type LibraryListProps = {
  readonly sources: readonly ListedSource[];
  readonly canChange: boolean;
  readonly onDetails: (sourceId: SourceId) => void;
  readonly onRemove: (sourceIds: readonly SourceId[]) => void;
};

/** The project's sources, one or more of which can be chosen by mouse or keys and then opened, edited or removed. */
export function LibraryList({ sources, canChange, onDetails, onRemove }: LibraryListProps) {
  const text = useText();
  const showSource = useWorkbench((state) => state.showSource);
  const shownId = useWorkbench((state) => (state.rightPane === 'source' ? state.shownSource?.sourceId : undefined));
  const order = useMemo(() => sources.map(({ id }) => id), [sources]);
  const [kept, setSelection] = useState(nothingChosen<SourceId>);
  // Only keys move the list: under the pointer it must stay where it is.
  const [revealed, setRevealed] = useState<SourceId | null>(null);
  const selection = useMemo(() => keepShown(kept, order), [kept, order]);
  const chosen = order.filter((id) => selection.chosen.has(id));
  const single = chosen.length === 1 ? chosen[0] : undefined;

  const entries: readonly MenuEntry[] = [
    { label: text.library.open, isDisabled: single === undefined, onSelect: () => single && open(single) },
    { label: text.library.details, isDisabled: single === undefined, onSelect: () => single && onDetails(single) },
    'line',
    {
      label: text.library.remove({ sources: chosen.length }),
      isDisabled: chosen.length === 0 || !canChange,
      isDanger: true,
      onSelect: () => onRemove(chosen),
    },
  ];

  function open(sourceId: SourceId): void {
    showSource({ sourceId });
  }

  function onClick(event: MouseEvent): void {
    const id = idAt(event);
    if (id === null) return;
    const how = event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only';
    setSelection(choose(selection, order, { id, how }));
  }

  function onContextMenu(event: MouseEvent): void {
    const id = idAt(event);
    if (id !== null && !selection.chosen.has(id)) setSelection(choose(selection, order, { id, how: 'only' }));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const steps = stepsOf(event, order.length);
    const isMod = event.ctrlKey || event.metaKey;
    if (steps !== null) {
      const id = rowAt(selection, order, steps);
      if (id === null) return;
      setRevealed(id);
      if (isMod && !event.shiftKey) setSelection({ ...selection, active: id });
      else setSelection(choose(selection, order, { id, how: event.shiftKey ? 'range' : 'only' }));
    } else if (event.key === ' ' && selection.active !== null) {
      setSelection(choose(selection, order, { id: selection.active, how: isMod ? 'toggle' : 'only' }));
    } else if (event.key.toLowerCase() === 'a' && isMod && !event.shiftKey) {
      setSelection({ ...selection, chosen: new Set(order) });
    } else if (event.key === 'Escape' && selection.chosen.size > 0) {
      setSelection({ ...selection, chosen: new Set() });
    } else if (event.key === 'Enter' && selection.active !== null) {
      open(selection.active);
    } else if (event.key === 'F2' && single !== undefined) {
      onDetails(single);
    } else if (event.key === 'Delete' && chosen.length > 0 && canChange) {
      onRemove(chosen);
    } else return;
    event.preventDefault();
  }

  return (
    <>
      <ContextMenu
        trigger={
          <div
            className="library-list"
            onClick={onClick}
            onDoubleClick={(event) => {
              const id = idAt(event);
              if (id !== null) open(id);
            }}
            onContextMenu={onContextMenu}
          >
            <VirtualList
              label={text.library.sources}
              role="listbox"
              isMultiple
              items={sources}
              keyOf={({ id }) => id}
              estimateSize={52}
              shownIndex={revealed === null ? undefined : order.indexOf(revealed)}
              activeId={selection.active === null ? undefined : rowId(selection.active)}
              onKeyDown={onKeyDown}
              render={(source) => (
                <SourceRow
                  source={source}
                  isChosen={selection.chosen.has(source.id)}
                  isActive={selection.active === source.id}
                  isShown={shownId === source.id}
                />
              )}
            />
          </div>
        }
        items={entries}
      />
      {chosen.length > 0 && (
        <div className="library-chosen" role="toolbar" aria-label={text.library.chosenActions}>
          <span className="library-chosen-count">{text.library.chosen({ sources: chosen.length })}</span>
          {single !== undefined && (
            <>
              <Button variant="quiet" onClick={() => open(single)}>
                {text.library.open}
              </Button>
              <Button variant="quiet" onClick={() => onDetails(single)}>
                {text.library.details}
              </Button>
            </>
          )}
          <IconButton
            label={text.library.remove({ sources: chosen.length })}
            icon={<Trash2 size={16} aria-hidden />}
            disabled={!canChange}
            onClick={() => onRemove(chosen)}
          />
        </div>
      )}
    </>
  );
}

function idAt(event: MouseEvent): SourceId | null {
  const row = event.target instanceof Element ? event.target.closest('[data-id]') : null;
  return (row?.getAttribute('data-id') as SourceId | null) ?? null;
}

function stepsOf({ key }: KeyboardEvent, length: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: 10,
    PageUp: -10,
    Home: -length,
    End: length,
  };
  return steps[key] ?? null;
}
