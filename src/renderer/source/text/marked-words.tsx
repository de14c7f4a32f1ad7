import type { KeyboardEvent } from 'react';
import { useWorkbench } from '#renderer/state/workbench.ts';
import type { EvidenceId } from '#shared/base/ids.ts';
import { segmentsOf, strongestKind, type TextMark } from '../text-marks.ts';

type MarkedWordsProps = {
  readonly text: string;
  readonly charStart: number;
  readonly charEnd: number;
  readonly marks: readonly TextMark[];
};

/** A stretch of stored text, character for character, with its marks. Each piece carries where it starts. */
export function MarkedWords({ text, charStart, charEnd, marks }: MarkedWordsProps) {
  return segmentsOf({ charStart, charEnd }, marks).map((segment) => {
    const words = text.slice(segment.charStart, segment.charEnd);
    const kind = strongestKind(segment.marks);
    const evidenceId = segment.marks.find((mark) => mark.evidenceId !== undefined)?.evidenceId;
    if (kind === null) {
      return (
        <span key={segment.charStart} data-start={segment.charStart}>
          {words}
        </span>
      );
    }
    return <Mark key={segment.charStart} start={segment.charStart} words={words} kind={kind} evidenceId={evidenceId} />;
  });
}

function Mark(props: {
  readonly start: number;
  readonly words: string;
  readonly kind: string;
  readonly evidenceId: EvidenceId | undefined;
}) {
  const { start, words, kind, evidenceId } = props;
  const showEvidence = useWorkbench((state) => state.showEvidence);
  const isButton = evidenceId !== undefined && words.trim() !== '';
  return (
    <mark
      className="source-mark"
      data-start={start}
      data-kind={kind}
      {...(isButton
        ? {
            role: 'button',
            tabIndex: 0,
            // A click that ends a selection means the words, not the mark.
            onClick: () => getSelection()?.isCollapsed !== false && showEvidence(evidenceId),
            onKeyDown: (event: KeyboardEvent) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              showEvidence(evidenceId);
            },
          }
        : {})}
    >
      {words}
    </mark>
  );
}
