import { getMarkRange } from '@tiptap/core';
import { useState } from 'react';
import { useText } from '#renderer/language/index.ts';
import { Button, TextField } from '#renderer/ui/index.ts';
import type { ReportEditorCore } from '../core/types.ts';
import { safeAddress } from '../schema/safe-address.ts';
import { openLink } from './open-link.ts';
import { PanelPopover } from './panel-popover.tsx';

type LinkPanelProps = { readonly core: ReportEditorCore; readonly close: () => void };

/** Sets, changes and takes away the link of the selected words, or of the one with the caret. */
export function LinkPanel({ core, close }: LinkPanelProps) {
  const words = useText().editor.link;
  const { editor } = core;
  const [{ from, to, before }] = useState(() => linkAt(core));
  const [address, setAddress] = useState(before);
  const [isRefused, setIsRefused] = useState(false);
  const type = editor.schema.marks['link'];
  if (type === undefined) return null;
  const set = () => {
    const href = safeAddress(address);
    if (href === null) return setIsRefused(true);
    const { tr, schema } = editor.state;
    if (from === to) tr.replaceWith(from, to, schema.text(address.trim(), [type.create({ href })]));
    else tr.addMark(from, to, type.create({ href }));
    editor.view.dispatch(tr);
    return close();
  };
  return (
    <PanelPopover core={core} label={words.title} from={from} to={to} close={close}>
      <form
        className="editor-panel"
        onSubmit={(event) => {
          event.preventDefault();
          set();
        }}
      >
        <TextField
          label={words.address}
          value={address}
          placeholder="https://"
          inputMode="url"
          autoComplete="off"
          onValue={(value) => {
            setAddress(value);
            setIsRefused(false);
          }}
          hint={from === to ? words.noText : undefined}
          fault={isRefused ? words.refused : undefined}
        />
        <div className="editor-panel-actions">
          {before !== '' && (
            <>
              <Button
                variant="quiet"
                onClick={() => {
                  editor.view.dispatch(editor.state.tr.removeMark(from, to, type));
                  close();
                }}
              >
                {words.remove}
              </Button>
              <Button variant="quiet" onClick={() => openLink(before)}>
                {words.open}
              </Button>
            </>
          )}
          <Button variant="primary" type="submit">
            {words.apply}
          </Button>
        </div>
      </form>
    </PanelPopover>
  );
}

function linkAt({ editor }: ReportEditorCore): { from: number; to: number; before: string } {
  const { selection, doc, schema } = editor.state;
  const type = schema.marks['link'];
  const range = type === undefined ? undefined : getMarkRange(doc.resolve(selection.from), type);
  const before = type === undefined ? '' : String(editor.getAttributes('link')['href'] ?? '');
  return selection.empty && range !== undefined
    ? { ...range, before }
    : { from: selection.from, to: selection.to, before };
}
