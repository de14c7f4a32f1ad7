import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

type VirtualListProps<Item> = {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** Of a row, in pixels; each row is measured when it is shown. */
  readonly estimateSize: number;
  readonly render: (item: Item, index: number) => ReactNode;
  /** Brought into view when it changes. */
  readonly shownIndex?: number | undefined;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLDivElement>) => void;
  readonly role?: 'list' | 'listbox' | 'grid';
  readonly isMultiple?: boolean;
  /** Of a listbox: the id of the element that the keyboard is on, where it is shown. */
  readonly activeId?: string | undefined;
};

/** A list of any length of which only the rows in view are there. Rows bring their own role (listitem, option). */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const {
    label,
    items,
    keyOf,
    estimateSize,
    render,
    shownIndex,
    onKeyDown,
    role = 'list',
    isMultiple = false,
    activeId,
  } = props;
  const isListbox = role === 'listbox';
  const scroll = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => estimateSize,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    overscan: 8,
  });
  useEffect(() => {
    if (shownIndex !== undefined && shownIndex >= 0) virtualizer.scrollToIndex(shownIndex, { align: 'auto' });
  }, [shownIndex, virtualizer]);
  return (
    <div
      ref={scroll}
      className="ui-list"
      tabIndex={0}
      aria-label={label}
      role={isListbox ? 'listbox' : 'group'}
      aria-multiselectable={isListbox && isMultiple ? true : undefined}
      aria-activedescendant={isListbox ? activeId : undefined}
      onKeyDown={onKeyDown}
    >
      <div
        className="ui-list-inner"
        role={isListbox ? 'presentation' : role}
        aria-label={isListbox ? undefined : label}
        aria-multiselectable={!isListbox && isMultiple ? true : undefined}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map((row) => {
          const item = items[row.index];
          return item === undefined ? null : (
            <div
              key={row.key}
              ref={virtualizer.measureElement}
              data-index={row.index}
              role="presentation"
              className="ui-list-row"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {render(item, row.index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
