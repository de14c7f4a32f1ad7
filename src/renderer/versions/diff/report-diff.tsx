import { useMemo } from 'react';
import { useText } from '#renderer/language/index.ts';
import { Chip } from '#renderer/ui/index.ts';
import { DiffBlocks } from './diff-blocks.tsx';
import { compareReports, type ComparedPart, type PartDiff } from './compare-reports.ts';
import './diff.css';

type ReportDiffProps = { readonly before: readonly ComparedPart[]; readonly after: readonly ComparedPart[] };

/** What differs between two states of the report, to be read: sections that are the same are only counted. */
export function ReportDiff({ before, after }: ReportDiffProps) {
  const words = useText().editor.diff;
  const parts = useMemo(() => compareReports(before, after), [before, after]);
  const changed = parts.filter(({ kind }) => kind !== 'same');
  const unchanged = parts.length - changed.length;
  return (
    <article className="versions-diff" aria-label={words.name}>
      {changed.length === 0 && <p>{words.same}</p>}
      {changed.map((part) => (
        <Part key={part.itemId} part={part} />
      ))}
      {changed.length > 0 && unchanged > 0 && (
        <p className="versions-diff-said">{words.unchanged({ count: unchanged })}</p>
      )}
    </article>
  );
}

function Part({ part }: { readonly part: PartDiff }) {
  const words = useText().editor.diff;
  const { kind, heading, headingBefore, blocks } = part;
  return (
    <section className="versions-diff-part" aria-label={heading}>
      <h3 className="versions-diff-heading">
        {heading}
        {headingBefore !== null && (
          <span className="versions-diff-said">{words.renamed({ before: headingBefore })}</span>
        )}
        {kind === 'added' && <Chip tone="good">{words.added}</Chip>}
        {kind === 'removed' && <Chip tone="bad">{words.removed}</Chip>}
        {kind === 'changed' && <Chip>{words.changed}</Chip>}
      </h3>
      <DiffBlocks blocks={blocks} />
    </section>
  );
}
