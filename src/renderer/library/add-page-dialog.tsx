import { useState } from 'react';
import { useText } from '#renderer/language/index.ts';
import { FormDialog, TextField } from '#renderer/ui/index.ts';
import { isWebAddress } from './pasted.ts';

type AddPageDialogProps = {
  readonly start: string;
  readonly onClose: () => void;
  readonly onAdd: (url: string) => void;
};

/** One page that the person names is fetched; nothing that it names itself. */
export function AddPageDialog({ start, onClose, onAdd }: AddPageDialogProps) {
  const text = useText();
  const [url, setUrl] = useState(start);
  const isAddress = isWebAddress(url);
  return (
    <FormDialog
      title={text.library.addPageTitle}
      submitLabel={text.library.add}
      cancelLabel={text.app.cancel}
      canSubmit={isAddress}
      onSubmit={() => {
        onAdd(url.trim());
        onClose();
      }}
      onClose={onClose}
    >
      <TextField
        label={text.library.address}
        type="url"
        placeholder="https://"
        hint={text.library.addressHint}
        value={url}
        onValue={setUrl}
        fault={
          url.trim() !== '' && !isAddress && !'https://'.startsWith(url.trim()) ? text.library.addressWrong : undefined
        }
      />
    </FormDialog>
  );
}
