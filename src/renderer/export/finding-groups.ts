import type { ItemId } from '#shared/base/ids.ts';
import type { ReportFinding } from '#shared/domain/report-finding.ts';

export type FindingGroup = {
  readonly key: string;
  /** Null for what concerns the whole report. */
  readonly heading: string | null;
  readonly findings: readonly { readonly key: string; readonly finding: ReportFinding }[];
};

/** By section, in reading order; what concerns the whole report last. */
export function groupFindings(findings: readonly ReportFinding[]): readonly FindingGroup[] {
  const groups = [...Map.groupBy(findings, ({ itemId }) => itemId)];
  return groups
    .toSorted(([a], [b]) => Number(a === null) - Number(b === null))
    .map(([itemId, own]) => ({
      key: itemId ?? 'report',
      heading: itemId === null ? null : (own[0]?.heading ?? ''),
      findings: withKeys(itemId, own),
    }));
}

function withKeys(itemId: ItemId | null, findings: readonly ReportFinding[]): FindingGroup['findings'] {
  const times = new Map<string, number>();
  return findings.map((finding) => {
    const said = `${itemId ?? ''} ${finding.code} ${finding.sourceId ?? ''} ${finding.text}`;
    const time = (times.get(said) ?? 0) + 1;
    times.set(said, time);
    return { key: `${said} ${time}`, finding };
  });
}
