import { Ban, Link2, MoreHorizontal, Pencil, Pin, Quote as QuoteIcon } from 'lucide-react';
import { memo, type DragEvent, type KeyboardEvent } from 'react';
import type { EvidenceId, ItemId, SourceId } from '#shared/base/ids.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, Chip, IconButton, Menu } from '#renderer/ui/index.ts';
import { EvidenceForm } from './evidence-form.tsx';
import type { ListedEvidence } from './evidence-filter.ts';
import { EvidenceQuote } from './evidence-quote.tsx';
import { LinkMenu } from './link-menu.tsx';
import type { OutlineChoice } from './outline-choices.ts';
import type { EvidenceActions } from './use-evidence-actions.ts';

/** What a drag of evidence carries: a JSON list of ids. */
const evidenceDragType = 'application/x-heddle-evidence';

export type EvidenceCardProps = {
  readonly evidence: ListedEvidence;
  readonly titles: ReadonlyMap<SourceId, string>;
  readonly choices: readonly OutlineChoice[];
  readonly actions: EvidenceActions;
  readonly isChosen: boolean;
  readonly isActive: boolean;
  readonly isEditing: boolean;
  readonly canCite: boolean;
  readonly canChange: boolean;
  readonly onChoose: (evidenceId: EvidenceId) => void;
  readonly onActive: (evidenceId: EvidenceId) => void;
  readonly onEdit: (evidenceId: EvidenceId | null) => void;
  readonly dragged: (evidenceId: EvidenceId) => readonly EvidenceId[];
};

/** One piece of evidence: what it says, the words it rests on, where it is used, and what can be done with it. */
export const EvidenceCard = memo(function EvidenceCard(props: EvidenceCardProps) {
  const { evidence, titles, choices, actions, isChosen, isActive, isEditing, canCite, canChange } = props;
  const { onChoose, onActive, onEdit, dragged } = props;
  const text = useText();
  const { id, summary, quotes, quoteStates, tags, note, status } = evidence;
  const [firstQuote] = quotes;
  const isItsQuote = quotes.length === 1 && firstQuote !== undefined && saysTheSame(summary, firstQuote.exact);

  function onKeyDown(event: KeyboardEvent): void {
    // Keys of the controls inside are theirs.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === ' ') onChoose(id);
    else if (key === 'enter') showFirstQuote();
    else if (key === 'c' && canCite) actions.cite([id]);
    else if (!canChange) return;
    else if (key === 'e') onEdit(id);
    else if (key === 'p') actions.setStatus([id], status === 'pinned' ? 'active' : 'pinned');
    else if (key === 'x') actions.setStatus([id], status === 'excluded' ? 'active' : 'excluded');
    else return;
    event.preventDefault();
  }

  function showFirstQuote(): void {
    if (firstQuote === undefined) return;
    const { sourceId, charStart, charEnd } = firstQuote;
    useWorkbench.getState().showSource({ sourceId, spans: [{ charStart, charEnd }] });
  }

  function onDragStart(event: DragEvent): void {
    event.dataTransfer.setData(evidenceDragType, JSON.stringify(dragged(id)));
    event.dataTransfer.setData('text/plain', summary);
    event.dataTransfer.effectAllowed = 'copyLink';
  }

  return (
    <div
      id={cardId(id)}
      role="listitem"
      className="evidence-card"
      aria-label={summary}
      data-status={status}
      data-active={isActive}
      data-chosen={isChosen}
      tabIndex={isActive ? 0 : -1}
      draggable={!isEditing}
      onDragStart={onDragStart}
      onFocus={() => onActive(id)}
      onKeyDown={onKeyDown}
    >
      {isEditing ? (
        <EvidenceForm evidence={evidence} actions={actions} onClose={() => onEdit(null)} />
      ) : (
        <>
          <div className="evidence-card-head">
            <input
              type="checkbox"
              className="evidence-check"
              aria-label={text.evidence.choose({ summary })}
              checked={isChosen}
              onChange={() => onChoose(id)}
            />
            {isItsQuote && firstQuote !== undefined ? (
              <EvidenceQuote
                quote={firstQuote}
                state={quoteStates[0] ?? 'exact'}
                sourceTitle={titles.get(firstQuote.sourceId)}
              />
            ) : (
              <p className="evidence-summary">{summary}</p>
            )}
            <Menu
              trigger={
                <IconButton label={text.evidence.more({ summary })} icon={<MoreHorizontal size={16} aria-hidden />} />
              }
              items={[
                { label: text.evidence.edit, isDisabled: !canChange, onSelect: () => onEdit(id) },
                {
                  label: status === 'pinned' ? text.evidence.unpin : text.evidence.pin,
                  isDisabled: !canChange,
                  onSelect: () => actions.setStatus([id], status === 'pinned' ? 'active' : 'pinned'),
                },
                {
                  label: status === 'excluded' ? text.evidence.include : text.evidence.exclude,
                  isDisabled: !canChange,
                  onSelect: () => actions.setStatus([id], status === 'excluded' ? 'active' : 'excluded'),
                },
              ]}
            />
          </div>
          {(status !== 'active' || tags.length > 0) && (
            <div className="evidence-chips">
              {status === 'pinned' && (
                <Chip tone="accent" icon={<Pin size={11} aria-hidden />}>
                  {text.evidence.statuses.pinned}
                </Chip>
              )}
              {status === 'excluded' && (
                <Chip tone="plain" icon={<Ban size={11} aria-hidden />}>
                  {text.evidence.statuses.excluded}
                </Chip>
              )}
              {tags.map((tag) => (
                <Chip key={tag}>{tag}</Chip>
              ))}
            </div>
          )}
          {(isItsQuote ? [] : quotes).map((quote, index) => (
            <EvidenceQuote
              key={`${quote.sourceId} ${quote.charStart} ${quote.charEnd}`}
              quote={quote}
              state={quoteStates[index] ?? 'exact'}
              sourceTitle={titles.get(quote.sourceId)}
            />
          ))}
          {note !== '' && (
            <p className="evidence-note">
              <Pencil size={12} aria-hidden /> {note}
            </p>
          )}
          <Uses evidence={evidence} choices={choices} />
          <div className="evidence-actions">
            <Button
              variant="quiet"
              icon={<QuoteIcon size={13} aria-hidden />}
              disabled={!canCite}
              onClick={() => actions.cite([id])}
            >
              {text.evidence.cite}
            </Button>
            <LinkMenu
              choices={choices}
              linkedTo={evidence.linkedTo}
              onLink={(itemId, isLinked) => actions.link([id], itemId, isLinked)}
              trigger={
                <Button variant="quiet" icon={<Link2 size={13} aria-hidden />} disabled={!canChange}>
                  {text.evidence.linkTo}
                </Button>
              }
            />
          </div>
        </>
      )}
    </div>
  );
});

/** A summary that is nothing but the quoted words, or how they begin, needn't be read twice. */
function saysTheSame(summary: string, exact: string): boolean {
  const plain = (words: string) => words.replaceAll(/\s+/g, ' ').trim();
  return plain(exact).startsWith(plain(summary.replace(/\s*(?:…|\.\.\.)$/, '')));
}

export function cardId(evidenceId: EvidenceId): string {
  return `evidence-card-${evidenceId}`;
}

/** Where it is used, each leading there. */
function Uses({
  evidence,
  choices,
}: {
  readonly evidence: ListedEvidence;
  readonly choices: readonly OutlineChoice[];
}) {
  const text = useText();
  const { linkedTo, citedIn } = evidence;
  if (linkedTo.length === 0 && citedIn.length === 0) return <p className="evidence-unused">{text.evidence.notUsed}</p>;
  const named = (itemIds: readonly ItemId[]) => choices.filter(({ itemId }) => itemIds.includes(itemId));
  return (
    <ul className="evidence-uses" aria-label={text.evidence.usedIn}>
      {named(citedIn).map(({ itemId, heading, number }) => (
        <li key={`cited ${itemId}`}>
          <button type="button" className="evidence-use" onClick={() => showInReport(itemId)}>
            {text.evidence.citedIn({ heading: `${number} ${heading}` })}
          </button>
        </li>
      ))}
      {named(linkedTo.filter((itemId) => !citedIn.includes(itemId))).map(({ itemId, heading, number }) => (
        <li key={`linked ${itemId}`}>
          <button type="button" className="evidence-use" onClick={() => showInOutline(itemId)}>
            {text.evidence.linkedTo({ heading: `${number} ${heading}` })}
          </button>
        </li>
      ))}
    </ul>
  );
}

function showInReport(itemId: ItemId): void {
  const { selectItem, editor } = useWorkbench.getState();
  selectItem(itemId);
  editor?.revealItem(itemId);
}

function showInOutline(itemId: ItemId): void {
  const { selectItem, showPane } = useWorkbench.getState();
  showPane('outline');
  selectItem(itemId);
}
