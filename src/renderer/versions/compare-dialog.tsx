import { useState } from 'react';
import type { VersionId } from '#shared/base/ids.ts';
import type { RequestOutput } from '#shared/contract/index.ts';
import { useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, Dialog, Select } from '#renderer/ui/index.ts';
import { ReportDiff } from './diff/index.ts';
import { useVersionName } from './use-version-name.ts';

type Chosen = VersionId | 'now';

type CompareDialogProps = {
  readonly versions: RequestOutput<'report.versions'>['versions'];
  readonly first: VersionId;
  readonly onClose: () => void;
};

/** What changed between two kept versions, or between one and the report as it is now. */
export function CompareDialog({ versions, first, onClose }: CompareDialogProps) {
  const text = useText();
  const words = text.versions;
  const nameOf = useVersionName();
  const [from, setFrom] = useState<Chosen>(first);
  const [to, setTo] = useState<Chosen>('now');
  const before = useParts(from);
  const after = useParts(to);
  const options = [
    { value: 'now' as Chosen, label: words.now },
    ...versions.map((version) => ({ value: version.versionId as Chosen, label: nameOf(version) })),
  ];
  return (
    <Dialog
      isOpen
      size="wide"
      title={words.compareTitle}
      closeLabel={text.app.close}
      onClose={onClose}
      footer={<Button onClick={onClose}>{text.app.close}</Button>}
    >
      <div className="versions-choice">
        <Select<Chosen> label={words.from} value={from} options={options} onChange={setFrom} />
        <Select<Chosen> label={words.to} value={to} options={options} onChange={setTo} />
      </div>
      {from === to && <p className="versions-soft">{words.same}</p>}
      {from !== to && before !== undefined && after !== undefined && (
        // Nothing in it takes the focus, and it has to be scrolled by keys too.
        <section className="versions-compared" aria-label={words.compareTitle} tabIndex={0}>
          <ReportDiff before={before} after={after} />
        </section>
      )}
    </Dialog>
  );
}

type Parts = RequestOutput<'report.version'>['parts'];

/** Undefined until they are there. */
function useParts(chosen: Chosen): Parts | undefined {
  const folder = useWorkbench((state) => state.folder);
  const { value: kept } = useRequest('report.version', chosen === 'now' ? null : { folder, versionId: chosen });
  const { value: now } = useRequest('report.read', chosen === 'now' ? { folder } : null);
  return chosen === 'now' ? now?.parts : kept?.parts;
}
