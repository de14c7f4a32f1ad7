import { useState } from 'react';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { addNotice } from '#renderer/state/notices.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, Checkbox, Dialog, Select } from '#renderer/ui/index.ts';

type Format = 'md' | 'json';
type Citations = 'numbered' | 'pandoc';

const mediaTypes = { md: 'text/markdown', json: 'application/json' } as const satisfies Record<Format, string>;

/** The report as a file that the person keeps where they want. */
export function ExportDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const text = useText();
  const invoke = useInvoke();
  const folder = useWorkbench((state) => state.folder);
  const { value: project } = useRequest('project.read', { folder });
  const [format, setFormat] = useState<Format>('md');
  const [citations, setCitations] = useState<Citations>('numbered');
  const [withQuotes, setWithQuotes] = useState(false);

  async function save(): Promise<void> {
    // What was typed a moment ago belongs to the report.
    await useWorkbench.getState().editor?.flush();
    const exported = await invoke('report.export', { folder, format, citations, withQuotes });
    if (!exported.ok) return;
    saveFile({ name: `${project?.title ?? 'report'}.${format}`, type: mediaTypes[format], text: exported.value.text });
    addNotice({ kind: 'said', text: text.export.done(exported.value) });
    onClose();
  }

  return (
    <Dialog
      title={text.export.title}
      isOpen={isOpen}
      onClose={onClose}
      closeLabel={text.app.close}
      footer={
        <>
          <Button onClick={onClose}>{text.app.cancel}</Button>
          <Button variant="primary" onClick={() => void save()}>
            {text.export.save}
          </Button>
        </>
      }
    >
      <div className="app-form">
        <Select
          label={text.export.format}
          value={format}
          onChange={setFormat}
          options={[
            { value: 'md', label: text.export.markdown },
            { value: 'json', label: text.export.json },
          ]}
        />
        {format === 'md' && (
          <>
            <Select
              label={text.export.citations}
              value={citations}
              onChange={setCitations}
              options={[
                { value: 'numbered', label: text.export.numbered },
                { value: 'pandoc', label: text.export.pandoc },
              ]}
            />
            <Checkbox label={text.export.withQuotes} isChecked={withQuotes} onChange={setWithQuotes} />
          </>
        )}
      </div>
    </Dialog>
  );
}

/** Hands a file to the browser, which asks where it goes or puts it with the downloads. */
function saveFile({ name, type, text }: { readonly name: string; readonly type: string; readonly text: string }): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replaceAll(/[<>:"/\\|?*\p{Cc}]/gu, ' ');
  link.click();
  // The browser has taken the bytes when the click returns, but opens the address a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
