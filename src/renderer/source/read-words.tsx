import { useMemo } from 'react';
import type { SourceId } from '#shared/base/ids.ts';
import { useRequest } from '#renderer/client/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';

type ReadWordsProps = {
  readonly sourceId: SourceId;
  /** All of the source's text, and where the page's is in it. */
  readonly text: string;
  readonly charStart: number;
  readonly charEnd: number;
  /** Of the page, in the unit of its boxes. */
  readonly width: number;
  readonly height: number;
};

/** The words that were read on a picture, invisible where they were read, so that they can be selected there. */
export function ReadWords({ sourceId, text, charStart, charEnd, width, height }: ReadWordsProps) {
  const folder = useWorkbench((state) => state.folder);
  const spans = useMemo(() => wordSpans(text, charStart, charEnd), [text, charStart, charEnd]);
  const { value } = useRequest('library.boxes', spans.length === 0 ? null : { folder, sourceId, spans });
  if (value === undefined) return null;
  return (
    <svg className="source-read-words" viewBox={`0 0 ${width} ${height}`} aria-hidden>
      {value.boxes.map((box, index) => {
        const span = spans[box.span];
        // A word that goes on in the next line has two boxes; it stands in the first.
        if (span === undefined || value.boxes[index - 1]?.span === box.span) return null;
        return (
          <text
            key={span.charStart}
            x={box.x}
            y={height - box.y - box.height * 0.2}
            fontSize={box.height}
            textLength={box.width}
            lengthAdjust="spacingAndGlyphs"
          >
            {`${text.slice(span.charStart, span.charEnd)} `}
          </text>
        );
      })}
    </svg>
  );
}

function wordSpans(text: string, from: number, to: number) {
  return Array.from(text.slice(from, to).matchAll(/\S+/g), ({ index, 0: word }) => ({
    charStart: from + index,
    charEnd: from + index + word.length,
  }));
}
