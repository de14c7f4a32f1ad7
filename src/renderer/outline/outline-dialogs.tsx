import { useState } from 'react';
import type { EvidenceId, ItemId } from '#shared/base/ids.ts';
import { itemDepth, itemsInOrder, type Outline } from '#shared/domain/outline.ts';
import { useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, Checkbox, ConfirmDialog, Dialog, Select, TextField } from '#renderer/ui/index.ts';
import type { OutlineRow } from './outline-rows.ts';
import type { Asked } from './row-menu.ts';
import type { OutlineActions } from './use-outline-actions.ts';

type OutlineDialogsProps = {
  readonly asked: Asked;
  readonly outline: Outline;
  readonly rows: ReadonlyMap<ItemId, OutlineRow>;
  readonly actions: OutlineActions;
  readonly onClose: () => void;
};

export function OutlineDialogs({ asked, outline, rows, actions, onClose }: OutlineDialogsProps) {
  const text = useText();
  if (asked.kind === 'remove') {
    const withText = asked.itemIds.flatMap((id) => rows.get(id) ?? []).filter(({ hasText }) => hasText);
    return (
      <ConfirmDialog
        isOpen
        isDanger
        title={text.outline.removeTitle({ items: asked.itemIds.length })}
        text={text.outline.removeText({ headings: withText.map(({ item }) => `“${item.heading}”`).join(', ') })}
        confirmLabel={text.outline.remove}
        cancelLabel={text.app.cancel}
        onConfirm={() => void actions.remove(asked.itemIds)}
        onClose={onClose}
      />
    );
  }
  const row = asked.kind === 'history' ? undefined : rows.get(asked.itemId);
  if (row === undefined) return null;
  return asked.kind === 'split' ? (
    <SplitDialog row={row} actions={actions} onClose={onClose} />
  ) : (
    <MergeDialog row={row} outline={outline} actions={actions} onClose={onClose} />
  );
}

type ItemDialogProps = { readonly row: OutlineRow; readonly actions: OutlineActions; readonly onClose: () => void };

function SplitDialog({ row, actions, onClose }: ItemDialogProps) {
  const text = useText();
  const folder = useWorkbench((state) => state.folder);
  const { value: listed } = useRequest('evidence.list', { folder });
  const [heading, setHeading] = useState('');
  const [moved, setMoved] = useState<ReadonlySet<EvidenceId>>(new Set());
  const { item } = row;
  const own = (listed?.evidence ?? []).filter(({ id }) => item.evidenceIds.includes(id));
  function split(): void {
    void actions.split(
      item.id,
      heading.trim(),
      own.map(({ id }) => id).filter((id) => moved.has(id)),
    );
    onClose();
  }
  return (
    <Dialog
      isOpen
      title={text.outline.splitTitle({ heading: item.heading })}
      closeLabel={text.app.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{text.app.cancel}</Button>
          <Button variant="primary" disabled={heading.trim() === ''} onClick={split}>
            {text.outline.splitDo}
          </Button>
        </>
      }
    >
      <form
        className="outline-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (heading.trim() !== '') split();
        }}
      >
        <TextField label={text.outline.splitHeading} value={heading} onValue={setHeading} />
        {own.length === 0 ? (
          <p className="outline-soft">{text.outline.splitNone}</p>
        ) : (
          <fieldset className="outline-fieldset">
            <legend>{text.outline.splitEvidence}</legend>
            {own.map(({ id, summary }) => (
              <Checkbox
                key={id}
                label={summary}
                isChecked={moved.has(id)}
                onChange={(isChecked) =>
                  setMoved(new Set(isChecked ? [...moved, id] : [...moved].filter((each) => each !== id)))
                }
              />
            ))}
            <p className="outline-soft" role="status">
              {text.outline.splitMoved({ moved: moved.size, kept: own.length - moved.size })}
            </p>
          </fieldset>
        )}
      </form>
    </Dialog>
  );
}

function MergeDialog({ row, outline, actions, onClose }: ItemDialogProps & { readonly outline: Outline }) {
  const text = useText();
  const { item } = row;
  const others = itemsInOrder(outline).filter(({ id }) => id !== item.id);
  const [into, setInto] = useState<string>(others[0]?.id ?? '');
  return (
    <Dialog
      isOpen
      title={text.outline.mergeTitle({ heading: item.heading })}
      closeLabel={text.app.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{text.app.cancel}</Button>
          <Button
            variant="primary"
            disabled={into === ''}
            onClick={() => {
              void actions.merge(into as ItemId, [item.id]);
              onClose();
            }}
          >
            {text.outline.mergeDo}
          </Button>
        </>
      }
    >
      <div className="outline-form">
        <Select
          label={text.outline.mergeInto}
          value={into}
          onChange={setInto}
          options={others.map((each) => ({
            value: each.id as string,
            label: `${' '.repeat(itemDepth(outline, each) - 1)}${each.heading}`,
          }))}
        />
        <p className="outline-soft">{text.outline.mergeText}</p>
      </div>
    </Dialog>
  );
}
