import { memo } from 'react';
import { useFormat, useText } from '#renderer/language/index.ts';
import { Chip } from '#renderer/ui/index.ts';
import { authorLine } from './author-line.ts';
import { pagesLine } from './pages-line.ts';
import { SourceIcon } from './source-icon.tsx';
import { titleOf, type ListedSource } from './source-order.ts';

type SourceRowProps = {
  readonly source: ListedSource;
  readonly isChosen: boolean;
  readonly isActive: boolean;
  readonly isShown: boolean;
};

/** What a list shows of a source. Clicks are the list's. */
export const SourceRow = memo(function SourceRow({ source, isChosen, isActive, isShown }: SourceRowProps) {
  const text = useText();
  const { bibliographic, warnings, status, evidence, recognised } = source;
  const facts = [
    authorLine(bibliographic, text.library),
    bibliographic.issued?.[0] === undefined ? '' : String(bibliographic.issued[0]),
    pagesLine(source, text.library),
    evidence === 0 ? '' : text.library.evidenceCount({ evidence }),
  ].filter((fact) => fact !== '');
  return (
    <div
      id={rowId(source.id)}
      role="option"
      aria-selected={isChosen}
      className="library-row"
      data-active={isActive}
      data-shown={isShown}
      data-id={source.id}
    >
      <SourceIcon mediaType={source.mediaType} />
      <span className="library-row-words">
        <span className="library-row-title" title={titleOf(source)}>
          {titleOf(source)}
        </span>
        <span className="library-row-facts">{facts.length === 0 ? source.fileName : facts.join(' · ')}</span>
        {(status !== 'current' || warnings.length > 0 || recognised !== null) && (
          <span className="library-row-chips">
            {status !== 'current' && <Chip tone="warn">{text.library.status[status]}</Chip>}
            {recognised !== null && (
              <Chip tone="plain" title={text.library.recognisedHint}>
                {text.library.recognised}
              </Chip>
            )}
            {warnings.length > 0 && (
              <Chip tone="plain" title={warnings.join('\n')}>
                {text.library.warningCount({ warnings: warnings.length })}
              </Chip>
            )}
          </span>
        )}
      </span>
    </div>
  );
});

export function rowId(sourceId: string): string {
  return `library-row-${sourceId}`;
}

/** The date as it is written where there is room for more words. */
export function ImportedAt({ source }: { readonly source: ListedSource }) {
  const { date } = useFormat();
  return <time dateTime={source.importedAt}>{date(source.importedAt)}</time>;
}
