import { useState } from 'react';
import { useText } from '#renderer/language/index.ts';
import { FormDialog, TextArea, TextField } from '#renderer/ui/index.ts';

type AddTextDialogProps = {
  readonly start: string;
  readonly onClose: () => void;
  readonly onAdd: (title: string, text: string) => void;
};

/** A note or pasted words become a source of their own. */
export function AddTextDialog({ start, onClose, onAdd }: AddTextDialogProps) {
  const text = useText();
  const [words, setWords] = useState(start);
  const [title, setTitle] = useState(() => firstLine(start));
  const isWhole = title.trim() !== '' && words.trim() !== '';
  return (
    <FormDialog
      title={text.library.addTextTitle}
      submitLabel={text.library.add}
      cancelLabel={text.app.cancel}
      canSubmit={isWhole}
      onSubmit={() => {
        onAdd(title.trim(), words);
        onClose();
      }}
      onClose={onClose}
    >
      <TextField label={text.library.fields.title} value={title} onValue={setTitle} />
      <TextArea label={text.library.textOfNote} rows={12} value={words} onValue={setWords} />
    </FormDialog>
  );
}

function firstLine(text: string): string {
  const line = text.trim().split('\n')[0]?.trim() ?? '';
  return line.length <= 80 ? line : `${line.slice(0, 79).replace(/\s+\S*$/, '')}…`;
}
