import type { Source } from '#shared/domain/source.ts';
import { useFormat, useText } from '#renderer/language/index.ts';
import { Button } from '#renderer/ui/index.ts';

type RecognisedNoticeProps = {
  readonly recognised: NonNullable<Source['recognised']>;
  readonly isAsText: boolean;
  readonly onAsText: (isAsText: boolean) => void;
};

/** Says that words were read from pictures, and leads from the picture to the words and back. */
export function RecognisedNotice({ recognised, isAsText, onAsText }: RecognisedNoticeProps) {
  const text = useText();
  const { number } = useFormat();
  const { pages, meanConfidence } = recognised;
  return (
    <div className="source-recognised" role="note">
      <span>
        {pages === 'all'
          ? text.source.recognised({ confidence: number(meanConfidence) })
          : text.source.recognisedPages({ pages: pagesInWords(pages), confidence: number(meanConfidence) })}
      </span>
      <Button onClick={() => onAsText(!isAsText)}>{isAsText ? text.source.asPicture : text.source.asText}</Button>
    </div>
  );
}

/** `1–3, 7`. */
function pagesInWords(pages: readonly number[]): string {
  const spans: { from: number; to: number }[] = [];
  for (const page of pages) {
    const last = spans.at(-1);
    if (last !== undefined && last.to === page - 1) last.to = page;
    else spans.push({ from: page, to: page });
  }
  const shown = spans.slice(0, 6).map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  return `${shown.join(', ')}${spans.length > 6 ? ', …' : ''}`;
}
