import { useState } from 'react';
import { useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { FormDialog, Select } from '#renderer/ui/index.ts';
import type { RequestOutput } from '#shared/contract/index.ts';

type ZoteroDialogProps = {
  readonly onClose: () => void;
  /** `collection`: its key, or null for the whole library. */
  readonly onImport: (collection: string | null, name: string) => void;
};

const all = 'all';

/** Chooses what comes in from the Zotero that runs on this machine; says what to do where it can't be reached. */
export function ZoteroDialog({ onClose, onImport }: ZoteroDialogProps) {
  const text = useText();
  const folder = useWorkbench((state) => state.folder);
  const { value, fault } = useRequest('zotero.collections', { folder });
  const [chosen, setChosen] = useState(all);
  const options = [
    { value: all, label: text.library.zoteroAll },
    ...inTree(value?.collections ?? []).map(({ key, path, items }) => ({
      value: key,
      label: text.library.zoteroCollection({ name: path, items }),
    })),
  ];
  return (
    <FormDialog
      title={text.library.zoteroTitle}
      submitLabel={text.library.add}
      cancelLabel={text.app.cancel}
      canSubmit={value !== undefined}
      onSubmit={() => {
        onImport(chosen === all ? null : chosen, 'Zotero');
        onClose();
      }}
      onClose={onClose}
    >
      {fault !== undefined && (
        <p role="alert" className="library-zotero-fault">
          {fault.message}
        </p>
      )}
      {value === undefined && fault === undefined && <p role="status">{text.library.zoteroAsking}</p>}
      {value !== undefined && (
        <Select
          label={text.library.zoteroWhat}
          hint={text.library.zoteroHint}
          value={chosen}
          options={options}
          onChange={setChosen}
        />
      )}
    </FormDialog>
  );
}

type Collection = RequestOutput<'zotero.collections'>['collections'][number];

/** Each with the names of those it is in, in the order of those paths. */
function inTree(collections: readonly Collection[]): readonly (Collection & { readonly path: string })[] {
  const byKey = new Map(collections.map((each) => [each.key, each]));
  const pathOf = ({ name, parentKey }: Collection, depth = 0): string => {
    const parent = parentKey === null || depth > 20 ? undefined : byKey.get(parentKey);
    return parent === undefined ? name : `${pathOf(parent, depth + 1)} / ${name}`;
  };
  return collections.map((each) => ({ ...each, path: pathOf(each) })).toSorted((a, b) => a.path.localeCompare(b.path));
}
