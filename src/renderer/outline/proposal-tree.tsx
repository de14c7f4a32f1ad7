import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { RequestOutput } from '#shared/contract/index.ts';
import type { Outline } from '#shared/domain/outline.ts';
import { useText, type Catalogue } from '#renderer/language/index.ts';
import { Button } from '#renderer/ui/index.ts';
import { refuse, take } from './proposal-decisions.ts';
import { proposalRows, type ProposalRow, type ProposedChange } from './proposal-rows.ts';

type ProposalTreeProps = {
  readonly outline: Outline;
  readonly proposal: NonNullable<RequestOutput<'outline.read'>['proposal']>;
  readonly onDecide: (accepted: readonly number[]) => void;
};

/** The outline as the planner wants it, with every change marked and to be taken or refused. */
export function ProposalTree({ outline, proposal, onDecide }: ProposalTreeProps) {
  const text = useText();
  const words = text.outline.proposal;
  const all = proposal.operations.map((_, index) => index);
  const [refused, setRefused] = useState<ReadonlySet<number>>(new Set());
  const list = useRef<HTMLUListElement>(null);
  const titleId = useId();
  const accepted = all.filter((index) => !refused.has(index));
  return (
    <section className="outline-proposal" aria-labelledby={titleId}>
      <h3 id={titleId}>{words.title}</h3>
      <p className="outline-soft">{words.text}</p>
      <p className="outline-proposal-actions">
        <Button variant="primary" onClick={() => onDecide(accepted)}>
          {words.decide({ accepted: accepted.length, refused: refused.size })}
        </Button>
        <Button variant="quiet" onClick={() => setRefused(new Set())}>
          {words.acceptAll}
        </Button>
        <Button variant="quiet" onClick={() => setRefused(new Set(all))}>
          {words.rejectAll}
        </Button>
      </p>
      <ul
        ref={list}
        className="outline-proposal-rows"
        aria-label={words.label}
        onKeyDown={(event) => moveBetweenBoxes(event, list.current)}
      >
        {proposalRows(outline, proposal).map((row) => (
          <li
            key={row.itemId}
            className="outline-proposal-row"
            data-state={row.state}
            style={{ paddingLeft: (row.depth - 1) * 16 + 8 }}
          >
            <span className="outline-proposal-heading">
              <span className="outline-proposal-sign" aria-hidden>
                {signs[row.state]}
              </span>
              <Heading row={row} />
            </span>
            {row.changes.map((change) => (
              <label key={change.index} className="outline-proposal-change">
                <input
                  type="checkbox"
                  checked={!refused.has(change.index)}
                  aria-label={words.accept({ heading: row.heading, change: changeInWords(text, change) })}
                  onChange={(event) =>
                    setRefused((event.target.checked ? take : refuse)(proposal.operations, refused, change.index))
                  }
                />
                <span>{changeInWords(text, change)}</span>
              </label>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

const signs = { same: '', added: '+', changed: '~', gone: '−' } as const satisfies Record<ProposalRow['state'], string>;

function Heading({ row }: { readonly row: ProposalRow }) {
  const renamed = row.changes.find((change) => change.kind === 'rename');
  if (row.state === 'gone') return <del>{row.heading}</del>;
  if (row.state === 'added') return <ins>{row.heading}</ins>;
  if (renamed?.kind !== 'rename') return <span>{row.heading}</span>;
  return (
    <span>
      <del>{renamed.before}</del> → <ins>{row.heading}</ins>
    </span>
  );
}

function changeInWords(text: Catalogue, change: ProposedChange): string {
  const words = text.outline.proposal;
  switch (change.kind) {
    case 'add':
      return words.add;
    case 'rename':
      return words.rename({ before: change.before });
    case 'intent':
      return words.intent({ intent: change.intent });
    case 'move':
      if (change.from === undefined) return words.moveWithin;
      return change.from === null ? words.moveTop : words.moveUnder({ from: change.from });
    case 'merge':
      return words.merge({ into: change.into });
    case 'remove':
      return words.remove;
    case 'link':
      return words.link({ evidence: change.evidence });
    case 'unlink':
      return words.unlink({ evidence: change.evidence });
    case 'mark':
      return change.isNotInSources ? words.missing : words.notMissing;
  }
}

function moveBetweenBoxes(event: KeyboardEvent, list: HTMLElement | null): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || list === null) return;
  event.preventDefault();
  const boxes = [...list.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  const at = boxes.indexOf(document.activeElement as HTMLInputElement);
  boxes[Math.min(boxes.length - 1, Math.max(0, at + step))]?.focus();
}
