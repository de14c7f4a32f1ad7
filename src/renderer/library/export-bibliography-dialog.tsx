import { useState } from 'react';
import { useInvoke } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { addNotice } from '#renderer/state/notices.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Checkbox, FormDialog, Select } from '#renderer/ui/index.ts';

const forms = ['biblatex', 'bibtex', 'ris', 'csl-json'] as const;
type Form = (typeof forms)[number];

const files: Readonly<Record<Form, { readonly name: string; readonly type: string }>> = {
  biblatex: { name: 'references.bib', type: 'application/x-bibtex' },
  bibtex: { name: 'references.bib', type: 'application/x-bibtex' },
  ris: { name: 'references.ris', type: 'application/x-research-info-systems' },
  'csl-json': { name: 'references.json', type: 'application/json' },
};

/** What is known of the sources, as a file for other programs. */
export function ExportBibliographyDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const folder = useWorkbench((state) => state.folder);
  const invoke = useInvoke();
  const [form, setForm] = useState<Form>('biblatex');
  const [isCitedOnly, setIsCitedOnly] = useState(false);

  async function save(): Promise<void> {
    const answer = await invoke('library.export-bibliography', { folder, form, isCitedOnly });
    if (!answer.ok) return;
    download(answer.value.text, files[form]);
    addNotice({ kind: 'said', text: text.library.bibliographySaved({ sources: answer.value.sources }) });
    onClose();
  }

  return (
    <FormDialog
      title={text.library.exportBibliographyTitle}
      submitLabel={text.library.save}
      cancelLabel={text.app.cancel}
      canSubmit
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Select
        label={text.library.bibliographyForm}
        value={form}
        options={forms.map((value) => ({ value, label: text.library.bibliographyForms[value] }))}
        onChange={setForm}
      />
      <Checkbox label={text.library.citedOnly} isChecked={isCitedOnly} onChange={setIsCitedOnly} />
    </FormDialog>
  );
}

function download(content: string, { name, type }: { readonly name: string; readonly type: string }): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
