import { GitCompare, History, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { VersionId } from '#shared/base/ids.ts';
import type { RequestOutput } from '#shared/contract/index.ts';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useFormat, useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, ConfirmDialog, EmptyState, TextField } from '#renderer/ui/index.ts';
import { CompareDialog } from './compare-dialog.tsx';
import { useVersionName } from './use-version-name.ts';
import './versions.css';

type Version = RequestOutput<'report.versions'>['versions'][number];

/** The states of the report that were kept: to name, to compare, to go back to. */
export function VersionsPane() {
  const text = useText();
  const words = text.versions;
  const invoke = useInvoke();
  const nameOf = useVersionName();
  const { folder, editor } = useWorkbench();
  const { value, refresh } = useRequest('report.versions', { folder });
  const [name, setName] = useState('');
  const [said, setSaid] = useState('');
  const [compared, setCompared] = useState<VersionId | null>(null);
  const [restored, setRestored] = useState<Version | null>(null);
  const versions = value?.versions ?? [];

  async function keep(): Promise<void> {
    // What was typed a moment ago belongs to the state that is kept.
    await editor?.flush();
    const kept = await invoke('report.keep-version', { folder, name: name.trim() });
    if (!kept.ok) return;
    setSaid(words.kept({ name: name.trim() }));
    setName('');
    refresh();
  }

  async function restore(version: Version): Promise<void> {
    await editor?.flush();
    const done = await invoke('report.restore-version', { folder, versionId: version.versionId });
    if (!done.ok) return;
    setSaid(words.restored({ version: nameOf(version) }));
    refresh();
  }

  return (
    <section className="versions-pane" aria-label={words.label}>
      <form
        className="versions-keep"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void keep();
        }}
      >
        <TextField label={words.name} placeholder={words.namePlaceholder} value={name} onValue={setName} />
        <Button type="submit" disabled={name.trim() === ''}>
          {words.keep}
        </Button>
      </form>
      <p className="versions-said" role="status">
        {said}
      </p>
      {value !== undefined && versions.length === 0 && (
        <EmptyState icon={<History size={28} aria-hidden />} title={words.emptyTitle} text={words.emptyText} />
      )}
      {versions.length > 0 && (
        <ul className="versions-list" aria-label={words.list}>
          {versions.map((version) => (
            <VersionRow
              key={version.versionId}
              version={version}
              onCompare={() => setCompared(version.versionId)}
              onRestore={() => setRestored(version)}
            />
          ))}
        </ul>
      )}
      {compared !== null && <CompareDialog versions={versions} first={compared} onClose={() => setCompared(null)} />}
      {restored !== null && (
        <ConfirmDialog
          isOpen
          title={words.restoreTitle}
          text={words.restoreText({ version: nameOf(restored) })}
          confirmLabel={words.restoreDo}
          cancelLabel={text.app.cancel}
          onConfirm={() => void restore(restored)}
          onClose={() => setRestored(null)}
        />
      )}
    </section>
  );
}

type VersionRowProps = {
  readonly version: Version;
  readonly onCompare: () => void;
  readonly onRestore: () => void;
};

function VersionRow({ version, onCompare, onRestore }: VersionRowProps) {
  const text = useText();
  const words = text.versions;
  const format = useFormat();
  const nameOf = useVersionName();
  const spoken = nameOf(version);
  return (
    <li className="versions-row">
      <p className={version.name === null ? 'versions-unnamed' : 'versions-name'}>{version.name ?? version.reason}</p>
      <p className="versions-soft">
        {format.date(version.savedAt)} · {words.words({ words: version.words })}
        {version.name !== null && version.reason !== '' && ` · ${version.reason}`}
      </p>
      <p className="versions-actions">
        <Button
          variant="quiet"
          icon={<GitCompare size={13} aria-hidden />}
          aria-label={words.compareLabel({ version: spoken })}
          onClick={onCompare}
        >
          {words.compare}
        </Button>
        <Button
          variant="quiet"
          icon={<RotateCcw size={13} aria-hidden />}
          aria-label={words.restoreLabel({ version: spoken })}
          onClick={onRestore}
        >
          {words.restore}
        </Button>
      </p>
    </li>
  );
}
