import {
  AssistiveDndState,
  dragAndDropFeature,
  hotkeysCoreFeature,
  isOrderedDragTarget,
  keyboardDragAndDropFeature,
  selectionFeature,
  syncDataLoaderFeature,
  type DndState,
  type DragTarget,
  type TreeInstance,
} from '@headless-tree/core';
import { AssistiveTreeDescription, useTree } from '@headless-tree/react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, type KeyboardEvent, type Ref } from 'react';
import type { ItemId } from '#shared/base/ids.ts';
import { useText, type Catalogue } from '#renderer/language/index.ts';
import type { OutlineRow } from './outline-rows.ts';
import type { Place } from './tree-moves.ts';
import { TreeRow } from './tree-row.tsx';

export type TreeHandle = {
  readonly focus: (itemId: ItemId) => void;
  readonly focused: () => ItemId | null;
};

type OutlineTreeProps = {
  readonly ref: Ref<TreeHandle>;
  readonly rows: ReadonlyMap<ItemId, OutlineRow>;
  readonly top: readonly ItemId[];
  readonly closed: ReadonlySet<ItemId>;
  readonly shownItemId: ItemId | null;
  readonly renamingId: ItemId | null;
  readonly onClosed: (closed: ReadonlySet<ItemId>) => void;
  readonly onSelection: (chosen: readonly ItemId[]) => void;
  readonly onShow: (itemId: ItemId) => void;
  readonly onMove: (chosen: readonly ItemId[], place: Place) => Promise<void>;
  readonly onEvidence: (itemId: ItemId, transfer: DataTransfer) => void;
  readonly onRename: (itemId: ItemId | null) => void;
  readonly onRenamed: (itemId: ItemId, heading: string) => void;
  readonly onKeyDown: (event: KeyboardEvent, chosen: readonly ItemId[]) => void;
};

const rootId = 'root';
const virtualFrom = 300;
const rowHeight = 30;

/** The outline as a tree: one row per item, moved by pointer or keys; only the rows in view once there are many. */
export function OutlineTree(props: OutlineTreeProps) {
  const text = useText();
  const { rows, top, closed, shownItemId, renamingId, onClosed, onSelection } = props;
  const scroll = useRef<HTMLDivElement>(null);
  // The tree takes a new list for a change of what is open, even in the midst of drawing.
  const open = useMemo(
    () =>
      [...rows.values()]
        .filter(({ item, children }) => children.length > 0 && !closed.has(item.id))
        .map(({ item }): string => item.id),
    [rows, closed],
  );
  const tree = useTree<OutlineRow | null>({
    rootItemId: rootId,
    features: [
      syncDataLoaderFeature,
      selectionFeature,
      hotkeysCoreFeature,
      dragAndDropFeature,
      keyboardDragAndDropFeature,
    ],
    // The tree asks for rows it knew a moment ago, and takes none for an answer only in this form.
    dataLoader: {
      getItem: (id) => rows.get(id as ItemId) ?? missingRow,
      getChildren: (id) => [...(id === rootId ? top : (rows.get(id as ItemId)?.children ?? []))],
    },
    state: { expandedItems: open },
    setExpandedItems: (changed) => {
      const now = typeof changed === 'function' ? changed(open) : changed;
      const parents = [...rows.values()].filter(({ children }) => children.length > 0).map(({ item }) => item.id);
      onClosed(new Set(parents.filter((id) => !now.includes(id))));
    },
    isItemFolder: (item) => (rows.get(item.getId() as ItemId)?.children.length ?? 0) > 0,
    getItemName: (item) => headingOf(rows, item.getId()),
    onPrimaryAction: (item) => props.onShow(item.getId() as ItemId),
    scrollToItem: (item) => virtualizer.scrollToIndex(item.getItemMeta().index, { align: 'auto' }),
    indent: 16,
    canReorder: true,
    canDrop: () => true,
    canDropForeignDragObject: () => false,
    onDrop: async (items, target) => {
      const place = placeOf(target);
      if (place !== null) {
        await props.onMove(
          items.map((item) => item.getId() as ItemId),
          place,
        );
      }
    },
  });
  useLayoutEffect(() => {
    tree.rebuildTree();
  }, [tree, rows, top, closed]);

  const chosen = tree.getState().selectedItems.filter((id): id is ItemId => rows.has(id as ItemId));
  const chosenKey = chosen.join(' ');
  useEffect(() => {
    onSelection(chosenKey === '' ? [] : (chosenKey.split(' ') as ItemId[]));
  }, [chosenKey, onSelection]);

  const items = tree.getItems().filter((item) => rows.has(item.getId() as ItemId));
  const isVirtual = items.length > virtualFrom;
  const virtualizer = useVirtualizer({
    count: items.length,
    enabled: isVirtual,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => items[index]?.getId() ?? index,
    overscan: 12,
  });

  useFollow(tree, rows, shownItemId);
  useImperativeHandle(
    props.ref,
    () => ({
      focus: (itemId) => {
        tree.getItemInstance(itemId).setFocused();
        tree.setSelectedItems([itemId]);
        tree.updateDomFocus();
      },
      focused: () => (tree.getState().focusedItem as ItemId | null) ?? null,
    }),
    [tree],
  );

  const shown = isVirtual
    ? virtualizer.getVirtualItems().map(({ index, start }) => ({ index, start }))
    : items.map((_, index) => ({ index, start: null }));
  return (
    <div className="outline-scroll" ref={scroll}>
      <AssistiveTreeDescription tree={tree} getLabel={createAnnouncer(text, rows)} />
      <div
        {...tree.getContainerProps(text.outline.tree)}
        aria-multiselectable
        className="outline-tree"
        onKeyDown={(event) => {
          if (event.target instanceof HTMLInputElement || tree.getState().dnd != null) return;
          const focused = tree.getState().focusedItem as ItemId | null;
          const those = chosen.length > 0 && (focused === null || chosen.includes(focused)) ? chosen : [focused];
          props.onKeyDown(
            event,
            those.filter((id) => id !== null),
          );
        }}
        style={{ position: 'relative', ...(isVirtual ? { height: virtualizer.getTotalSize() } : {}) }}
      >
        {shown.map(({ index, start }) => {
          const item = items[index];
          const row = item === undefined ? undefined : rows.get(item.getId() as ItemId);
          if (item === undefined || row === undefined) return null;
          return (
            <TreeRow
              key={row.item.id}
              item={item}
              row={row}
              top={start}
              measure={isVirtual ? virtualizer.measureElement : null}
              index={index}
              isShown={row.item.id === shownItemId}
              isRenaming={row.item.id === renamingId}
              onEvidence={props.onEvidence}
              onRename={props.onRename}
              onRenamed={props.onRenamed}
            />
          );
        })}
        <div className="outline-drag-line" style={tree.getDragLineStyle(-1, 0)} />
      </div>
    </div>
  );
}

/** The row of the item that the report shows is the chosen one, unless the person is at work in the tree. */
function useFollow(
  tree: TreeInstance<OutlineRow | null>,
  rows: ReadonlyMap<ItemId, OutlineRow>,
  shownItemId: ItemId | null,
): void {
  useEffect(() => {
    if (shownItemId === null || !rows.has(shownItemId)) return;
    if (tree.getElement()?.contains(document.activeElement) === true) return;
    const item = tree.getItemInstance(shownItemId);
    item.setFocused();
    tree.setSelectedItems([shownItemId]);
    tree.getConfig().scrollToItem?.(item);
    item.getElement()?.scrollIntoView({ block: 'nearest' });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when another item is shown: rows change all the time while a run goes on
  }, [tree, shownItemId]);
}

function placeOf<Row>(target: DragTarget<Row>): Place | null {
  const id = target.item.getId();
  const parentId = id === rootId ? null : (id as ItemId);
  if (isOrderedDragTarget(target)) return { parentId, index: target.insertionIndex };
  return parentId === null ? null : { parentId, index: target.item.getChildren().length };
}

function createAnnouncer(text: Catalogue, rows: ReadonlyMap<ItemId, OutlineRow>) {
  const words = text.outline.drag;
  return <Row,>(dnd: DndState<Row> | null | undefined, state: AssistiveDndState): string => {
    const items = (dnd?.draggedItems ?? []).map((item) => `“${headingOf(rows, item.getId())}”`).join(', ');
    const place = dnd?.dragTarget === undefined ? '' : placeInWords(text, rows, dnd.dragTarget);
    switch (state) {
      case AssistiveDndState.Started:
        return words.started({ items, place });
      case AssistiveDndState.Dragging:
        return words.now({ place });
      case AssistiveDndState.Completed:
        return words.done;
      case AssistiveDndState.None:
      case AssistiveDndState.Aborted:
        return words.hint;
    }
  };
}

function placeInWords<Row>(text: Catalogue, rows: ReadonlyMap<ItemId, OutlineRow>, target: DragTarget<Row>): string {
  const heading = headingOf(rows, target.item.getId());
  if (!isOrderedDragTarget(target)) return text.outline.drag.inside({ heading });
  return text.outline.drag.at({ place: target.insertionIndex + 1, of: target.item.getChildren().length, heading });
}

function headingOf(rows: ReadonlyMap<ItemId, OutlineRow>, id: string): string {
  return rows.get(id as ItemId)?.item.heading ?? '';
}

const missingRow = {
  item: {
    id: 'itm_missing' as ItemId,
    parentId: null,
    order: 0,
    heading: '',
    intent: '',
    role: 'body',
    evidenceIds: [],
    lockedBy: null,
    isNotInSources: false,
  },
  children: [],
  coverage: null,
  status: 'empty',
  fault: null,
  hasText: false,
} as const satisfies OutlineRow;
