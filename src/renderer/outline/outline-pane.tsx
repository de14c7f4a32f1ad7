import { ChevronsDownUp, ChevronsUpDown, History, ListTree, Plus, Redo2, Undo2 } from 'lucide-react';
import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { evidenceIdSchema, type EvidenceId, type ItemId } from '#shared/base/ids.ts';
import { runCommand } from '#renderer/app/commands.ts';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { addNotice } from '#renderer/state/notices.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, ContextMenu, EmptyState, IconButton } from '#renderer/ui/index.ts';
import { HistoryDialog } from './history-dialog.tsx';
import { ItemDetail } from './item-detail.tsx';
import { OutlineDialogs } from './outline-dialogs.tsx';
import { outlineRows } from './outline-rows.ts';
import { setOutlineView, useOutlineView } from './outline-store.ts';
import { OutlineTree, type TreeHandle } from './outline-tree.tsx';
import { ProposalTree } from './proposal-tree.tsx';
import { removeOrAsk, rowMenu, type Asked } from './row-menu.ts';
import { treeKey } from './tree-keys.ts';
import { evidenceType } from './tree-row.tsx';
import { useOutlineActions } from './use-outline-actions.ts';
import { useOutline, useOutlineEdits } from './use-outline-edits.ts';
import './outline.css';

/** The report's outline: what is in it, what each item rests on, and all that a person may change about it. */
export function OutlinePane() {
  const text = useText();
  const invoke = useInvoke();
  const { folder, selectedItemId, selectItem, editor } = useWorkbench();
  const read = useOutline(folder);
  const edits = useOutlineEdits(folder);
  const { value: report } = useRequest('report.read', { folder });
  const { value: project } = useRequest('project.read', { folder });
  const { closed, history } = useOutlineView(folder);
  const { rows, top } = useMemo(() => outlineRows(read ?? nothing, report?.parts ?? []), [read, report?.parts]);
  const tree = useRef<TreeHandle>(null);
  const [chosen, setChosen] = useState<readonly ItemId[]>([]);
  const [renamingId, setRenamingId] = useState<ItemId | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [said, setSaid] = useState('');
  const focusItem = useCallback((itemId: ItemId) => tree.current?.focus(itemId), []);
  const actions = useOutlineActions({ edits, rows, say: setSaid, onAdded: setRenamingId, onMoved: focusItem });

  function show(itemId: ItemId): void {
    selectItem(itemId);
    editor?.revealItem(itemId);
  }

  async function draftAnew(itemId: ItemId): Promise<void> {
    const started = await invoke('runs.start', { folder, work: 'redo', itemId });
    const heading = rows.get(itemId)?.item.heading ?? '';
    if (started.ok) addNotice({ kind: 'said', text: text.outline.redoStarted({ heading }) });
  }

  async function decide(accepted: readonly number[]): Promise<void> {
    if (read?.proposal == null) return;
    const { id, operations } = read.proposal;
    const decided = await invoke('outline.decide', { folder, proposalId: id, accepted: [...accepted] });
    const refused = operations.length - accepted.length;
    if (decided.ok) setSaid(text.outline.proposal.decided({ accepted: accepted.length, refused }));
  }

  if (read === undefined) return <section className="outline-pane" aria-label={text.outline.label} />;
  const { outline, proposal } = read;
  const menuNeeds = {
    text,
    outline,
    rows,
    chosen,
    actions,
    ask: setAsked,
    onRename: setRenamingId,
    onRedo: (itemId: ItemId) => void draftAnew(itemId),
  };

  function onKeyDown(event: KeyboardEvent, those: readonly ItemId[]): void {
    const key = treeKey(event);
    const [itemId] = those;
    if (key === null || (itemId === undefined && key !== 'undo' && key !== 'redo')) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'undo') void actions.undo();
    else if (key === 'redo') void actions.redo();
    else if (itemId === undefined) return;
    else if (key === 'rename') setRenamingId(itemId);
    else if (key === 'show') show(itemId);
    else if (key === 'remove') removeOrAsk({ outline, rows, chosen: those, actions, ask: setAsked });
    else if (key === 'lock')
      void actions.lock(
        those,
        those.some((id) => rows.get(id)?.item.lockedBy === null),
      );
    else if (key === 'above' || key === 'below' || key === 'inside') void actions.add(key, itemId);
    else void actions.move(those, key);
  }

  const detail = chosen.length === 1 && chosen[0] !== undefined ? rows.get(chosen[0]) : undefined;
  const hasClosed = closed.size > 0;
  return (
    <section className="outline-pane" aria-label={text.outline.label}>
      <div className="outline-tools">
        <IconButton
          label={text.outline.addBelow}
          shortcut="Ctrl+Enter"
          icon={<Plus size={15} aria-hidden />}
          onClick={() => void actions.add(chosen.length === 0 ? 'end' : 'below', chosen.at(-1) ?? null)}
        />
        <IconButton
          label={text.outline.undo}
          shortcut="Ctrl+Z"
          disabled={history.past.length === 0}
          icon={<Undo2 size={15} aria-hidden />}
          onClick={() => void actions.undo()}
        />
        <IconButton
          label={text.outline.redoEdit}
          disabled={history.future.length === 0}
          icon={<Redo2 size={15} aria-hidden />}
          onClick={() => void actions.redo()}
        />
        <span className="outline-tools-words">
          {chosen.length > 1
            ? text.outline.selected({ items: chosen.length })
            : text.outline.items({ items: outline.items.length })}
        </span>
        <IconButton
          label={hasClosed ? text.outline.expandAll : text.outline.collapseAll}
          icon={hasClosed ? <ChevronsUpDown size={15} aria-hidden /> : <ChevronsDownUp size={15} aria-hidden />}
          onClick={() => setOutlineView(folder, { closed: hasClosed ? new Set() : new Set(rows.keys()) })}
        />
        <IconButton
          label={text.outline.history}
          icon={<History size={15} aria-hidden />}
          onClick={() => setAsked({ kind: 'history' })}
        />
      </div>
      {project?.activeRunId != null && proposal === null && <p className="outline-note">{text.outline.runGoesOn}</p>}
      <p className="outline-said" role="status">
        {said}
      </p>
      {proposal !== null && (
        <ProposalTree
          key={proposal.id}
          outline={outline}
          proposal={proposal}
          onDecide={(accepted) => void decide(accepted)}
        />
      )}
      {proposal === null && outline.items.length === 0 && (
        <EmptyState
          icon={<ListTree size={28} aria-hidden />}
          title={text.outline.emptyTitle}
          text={text.outline.emptyText}
          actions={
            <>
              <Button variant="primary" onClick={() => runCommand('run.brief')}>
                {text.outline.startDraft}
              </Button>
              <Button onClick={() => void actions.add('end', null)}>{text.outline.addFirst}</Button>
            </>
          }
        />
      )}
      {proposal === null && outline.items.length > 0 && (
        <ContextMenu
          items={rowMenu(menuNeeds)}
          trigger={
            <div className="outline-body">
              <OutlineTree
                ref={tree}
                rows={rows}
                top={top}
                closed={closed}
                shownItemId={selectedItemId}
                renamingId={renamingId}
                onClosed={(now) => setOutlineView(folder, { closed: now })}
                onSelection={setChosen}
                onShow={show}
                onMove={actions.drop}
                onEvidence={(itemId, transfer) => {
                  const evidenceIds = droppedEvidence(transfer);
                  if (evidenceIds.length > 0) void actions.link(itemId, evidenceIds);
                }}
                onRename={setRenamingId}
                onRenamed={(itemId, heading) => void actions.rename(itemId, heading)}
                onKeyDown={onKeyDown}
              />
            </div>
          }
        />
      )}
      {proposal === null && detail !== undefined && (
        <ItemDetail
          key={detail.item.id}
          row={detail}
          onIntent={(itemId, intent) => void actions.intend(itemId, intent)}
          onUnlink={(itemId, evidenceId) => void actions.unlink(itemId, evidenceId)}
        />
      )}
      {asked?.kind === 'history' && <HistoryDialog edits={edits} onClose={() => setAsked(null)} />}
      {asked !== null && (
        <OutlineDialogs asked={asked} outline={outline} rows={rows} actions={actions} onClose={() => setAsked(null)} />
      )}
    </section>
  );
}

const nothing = { outline: { items: [] }, coverage: [] };

/** The ids that a drag from the evidence pane carries: a JSON list. */
function droppedEvidence(transfer: DataTransfer): readonly EvidenceId[] {
  const parsed = evidenceIdSchema.array().safeParse(readJson(transfer.getData(evidenceType)));
  return parsed.success ? parsed.data : [];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
