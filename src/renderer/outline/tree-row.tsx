import type { ItemInstance } from '@headless-tree/core';
import { ChevronDown, ChevronRight, Ellipsis, Lock } from 'lucide-react';
import { useRef, useState, type DragEvent, type MouseEvent } from 'react';
import type { ItemId } from '#shared/base/ids.ts';
import { useText } from '#renderer/language/index.ts';
import { Coverage, StatusSign } from './coverage.tsx';
import type { OutlineRow } from './outline-rows.ts';
import { rowInWords } from './row-in-words.ts';

type TreeRowProps = {
  readonly item: ItemInstance<OutlineRow | null>;
  readonly row: OutlineRow;
  readonly index: number;
  /** Distance from the tree's top where only the rows in view are there. */
  readonly top: number | null;
  readonly measure: ((element: HTMLElement | null) => void) | null;
  readonly isShown: boolean;
  readonly isRenaming: boolean;
  readonly onEvidence: (itemId: ItemId, transfer: DataTransfer) => void;
  readonly onRename: (itemId: ItemId | null) => void;
  readonly onRenamed: (itemId: ItemId, heading: string) => void;
};

export const evidenceType = 'application/x-heddle-evidence';

export function TreeRow(props: TreeRowProps) {
  const { item, row, index, top, measure, isShown, isRenaming, onRename, onRenamed, onEvidence } = props;
  const text = useText();
  const [isEvidenceOver, setEvidenceOver] = useState(false);
  const own = item.getProps() as Record<string, ((event: unknown) => void) | undefined>;
  const { id, heading, lockedBy, isNotInSources } = row.item;
  const isFolder = row.children.length > 0;
  const bringsEvidence = (event: DragEvent) => event.dataTransfer.types.includes(evidenceType);
  return (
    <div
      {...own}
      ref={(element) => {
        own['ref']?.(element);
        measure?.(element);
      }}
      data-index={index}
      data-item={id}
      data-shown={isShown}
      data-inside={item.isUnorderedDragTarget() || isEvidenceOver}
      data-missing={isNotInSources}
      className="outline-row"
      aria-label={undefined}
      aria-current={isShown ? 'true' : undefined}
      style={{
        paddingLeft: item.getItemMeta().level * 16 + 2,
        ...(top === null ? {} : { position: 'absolute', top: 0, left: 0, right: 0, transform: `translateY(${top}px)` }),
      }}
      draggable={!isRenaming}
      onClick={(event) => choose(item, event)}
      onFocus={(event) => {
        if (event.target === event.currentTarget && item.getTree().getState().focusedItem !== id) item.setFocused();
      }}
      onContextMenu={() => {
        item.setFocused();
        if (!item.isSelected()) item.getTree().setSelectedItems([id]);
      }}
      onDoubleClick={() => onRename(id)}
      onDragOver={(event) => {
        if (!bringsEvidence(event)) {
          own['onDragOver']?.(event);
          return;
        }
        event.preventDefault();
        event.stopPropagation();
        setEvidenceOver(true);
      }}
      onDragLeave={(event) => {
        setEvidenceOver(false);
        own['onDragLeave']?.(event);
      }}
      onDrop={(event) => {
        setEvidenceOver(false);
        if (!bringsEvidence(event)) {
          own['onDrop']?.(event);
          return;
        }
        event.preventDefault();
        event.stopPropagation();
        onEvidence(id, event.dataTransfer);
      }}
    >
      <span
        className="outline-chevron"
        aria-hidden
        data-folder={isFolder}
        onClick={(event) => {
          if (!isFolder) return;
          event.stopPropagation();
          if (item.isExpanded()) item.collapse();
          else item.expand();
        }}
      >
        {isFolder && (item.isExpanded() ? <ChevronDown size={14} /> : <ChevronRight size={14} />)}
      </span>
      {isRenaming ? (
        <RenameField
          label={text.outline.renameField}
          heading={heading}
          onDone={(wanted) => {
            onRename(null);
            if (wanted !== null && wanted !== heading) onRenamed(id, wanted);
          }}
        />
      ) : (
        <span className="outline-heading" title={heading}>
          {heading}
        </span>
      )}
      <span className="ui-hidden">{rowInWords(text, row)}</span>
      <span className="outline-signs" aria-hidden>
        {isNotInSources && <span className="outline-missing">{text.outline.isMissing}</span>}
        {lockedBy !== null && (
          <span title={text.outline.isLocked}>
            <Lock size={12} />
          </span>
        )}
        {row.coverage !== null && !isNotInSources && <Coverage coverage={row.coverage} />}
        {!isFolder && <StatusSign status={row.status} />}
        <span className="outline-more" title={text.app.more} onClick={openMenu}>
          <Ellipsis size={14} />
        </span>
      </span>
    </div>
  );
}

/** As the tree does it, but a click on a heading that has others below it shows its text instead of closing it. */
function choose(item: ItemInstance<OutlineRow | null>, event: MouseEvent): void {
  const tree = item.getTree();
  item.setFocused();
  if (event.shiftKey) item.selectUpTo(event.ctrlKey || event.metaKey);
  else if (event.ctrlKey || event.metaKey) item.toggleSelect();
  else {
    tree.setSelectedItems([item.getId()]);
    item.primaryAction();
  }
  if (!event.shiftKey) tree.getDataRef<{ selectUpToAnchorId?: string }>().current.selectUpToAnchorId = item.getId();
}

/** The menu under the right mouse button, for those who look for a button. */
function openMenu(event: MouseEvent<HTMLElement>): void {
  event.stopPropagation();
  const { left, bottom } = event.currentTarget.getBoundingClientRect();
  event.currentTarget.dispatchEvent(
    new window.MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: left, clientY: bottom }),
  );
}

type RenameFieldProps = {
  readonly label: string;
  readonly heading: string;
  /** Null: nothing is to be changed. */
  readonly onDone: (heading: string | null) => void;
};

function RenameField({ label, heading, onDone }: RenameFieldProps) {
  const [value, setValue] = useState(heading);
  const isDone = useRef(false);
  const done = (result: string | null) => {
    // The field loses the focus when it goes, after it was done.
    if (!isDone.current) onDone(result);
    isDone.current = true;
  };
  const wanted = value.trim() === '' ? null : value.trim();
  return (
    <input
      ref={focusOnce}
      className="outline-rename"
      aria-label={label}
      value={value}
      onChange={(event) => setValue(event.target.value)}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onBlur={() => done(wanted)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        done(event.key === 'Enter' ? wanted : null);
        event.currentTarget.closest<HTMLElement>('[role=treeitem]')?.focus();
      }}
    />
  );
}

function focusOnce(input: HTMLInputElement | null): void {
  if (input === null || document.activeElement === input) return;
  input.focus();
  input.select();
}
