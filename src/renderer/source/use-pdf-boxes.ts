import { useMemo } from 'react';
import type { SourceId } from '#shared/base/ids.ts';
import { useRequest } from '#renderer/client/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import type { PdfBox } from './pdf/pdf-box.ts';
import type { TextMark } from './text-marks.ts';
import type { SourceEvidence } from './use-source-marks.ts';

/** Enough letters to tell the place of a word on its line. */
const edgeChars = 6;

/** Where the marks lie on the pages. */
export function usePdfBoxes(
  { sourceId, text }: { readonly sourceId: SourceId; readonly text: string },
  marks: readonly TextMark[],
  quotes: readonly SourceEvidence[],
): readonly PdfBox[] {
  const folder = useWorkbench((state) => state.folder);
  // Which of the found places is the current one changes with each key: it isn't asked for anew.
  const spans = useMemo(() => marks.map(({ charStart, charEnd }) => ({ charStart, charEnd })), [marks]);
  const { value } = useRequest('library.boxes', spans.length === 0 ? null : { folder, sourceId, spans });
  return useMemo(() => {
    const summaries = new Map(quotes.map(({ evidence: { id, summary } }) => [id, summary]));
    const boxes = value?.boxes ?? [];
    return boxes.flatMap((box, index) => {
      const mark = marks[box.span];
      if (mark === undefined) return [];
      const { kind, evidenceId, charStart, charEnd } = mark;
      const summary = evidenceId === undefined ? undefined : summaries.get(evidenceId);
      const isFirst = boxes[index - 1]?.span !== box.span;
      const isLast = boxes[index + 1]?.span !== box.span;
      const words = text.slice(charStart, charEnd);
      return [
        {
          ...box,
          kind,
          isFirst,
          startWords: isFirst ? words.slice(0, edgeChars) : null,
          endWords: isLast ? words.slice(-edgeChars) : null,
          ...(evidenceId === undefined ? {} : { evidenceId }),
          ...(summary === undefined ? {} : { summary }),
        },
      ];
    });
  }, [value, marks, quotes, text]);
}
