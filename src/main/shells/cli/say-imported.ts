import type { RequestOutput } from '#shared/contract/index.ts';
import { count } from './wording.ts';

type Imported = RequestOutput<'library.import'>;

/** What came in, with each file that didn't and why. */
export function sayImported({ imported, skipped, failed, entries }: Imported): string {
  const passages = imported.reduce((sum, each) => sum + each.passages, 0);
  return [
    `${count(imported.length, 'source')} imported with ${count(passages, 'passage')}, ${skipped.length} skipped, ${failed.length} failed.`,
    ...skipped.map(({ path, reason }) => `  skipped  ${path}: ${reason}`),
    ...failed.map(({ path, code, message }) => `  failed   ${path} (${code}): ${message}`),
    ...(entries === undefined ? [] : sayEntries(entries)),
  ].join('\n');
}

function sayEntries({ read, matched, attached, unmatched, problems }: NonNullable<Imported['entries']>): string[] {
  const byFile = attached === 0 ? '' : `, ${attached} of them by the files they name`;
  return [
    `${count(read, 'entry', 'entries')} read: ${matched} matched to sources${byFile}, ${unmatched} waiting for a source that fits.`,
    ...problems.map((problem) => `  problem  ${problem}`),
  ];
}
