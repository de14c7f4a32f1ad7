import { Unlink } from 'lucide-react';
import type { EvidenceId, ItemId } from '#shared/base/ids.ts';
import { useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { IconButton } from '#renderer/ui/index.ts';

type LinkedEvidenceProps = {
  readonly itemId: ItemId;
  readonly onUnlink: (itemId: ItemId, evidenceId: EvidenceId) => void;
};

/** What an item rests on, each piece with the way to it. */
export function LinkedEvidence({ itemId, onUnlink }: LinkedEvidenceProps) {
  const text = useText();
  const { folder, showEvidence } = useWorkbench();
  const { value } = useRequest('evidence.list', { folder });
  const linked = (value?.evidence ?? []).filter(({ linkedTo }) => linkedTo.includes(itemId));
  if (linked.length === 0) return null;
  return (
    <details className="outline-linked">
      <summary>{text.outline.linked({ evidence: linked.length })}</summary>
      <ul>
        {linked.map(({ id, summary }) => (
          <li key={id}>
            <button type="button" className="outline-piece" onClick={() => showEvidence(id)}>
              {summary}
            </button>
            <IconButton
              label={text.outline.unlink({ summary })}
              icon={<Unlink size={13} aria-hidden />}
              onClick={() => onUnlink(itemId, id)}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
