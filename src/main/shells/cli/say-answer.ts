import type { RequestOutput } from '#shared/contract/index.ts';
import type { Usage } from '#shared/domain/run.ts';
import type { Environment } from '#main/app/model-settings-environment.ts';
import type { Asked, requestOf } from './commands.ts';
import { sayBackup, sayBackups, sayPacked, sayRestored, sayUnpacked } from './say-backups.ts';
import { sayExport } from './say-export.ts';
import { sayRuns, sayTrace, sayTrajectories } from './say-runs.ts';
import { sayImported } from './say-imported.ts';
import { sayChangedSettings, sayEndpoints, saySettings } from './say-settings.ts';
import { count, usageInWords } from './wording.ts';

type Sayings = {
  readonly [Each in Asked]: (answer: RequestOutput<(typeof requestOf)[Each]>, environment: Environment) => string;
};

/** An answer in words, for a person at a terminal. */
export const sayAnswer: Sayings = {
  init: ({ folder, title }) => `Made the project "${title}" in ${folder}.`,
  import: sayImported,
  search: ({ results }) =>
    results.length === 0
      ? 'Nothing found.'
      : results
          .map(({ title, page, text, sourceId, charStart, charEnd }, index) => {
            const place = page === null ? '' : `, p. ${page}`;
            const excerpt = text.replaceAll(/\s+/g, ' ').slice(0, 240);
            return `${index + 1}. ${title}${place}  [${sourceId} ${charStart}–${charEnd}]\n   ${excerpt}`;
          })
          .join('\n'),
  plan: ({ outlineItems, evidence, stopReason, usage }) =>
    `${count(outlineItems, 'outline item')}, ${count(evidence, 'piece')} of evidence (${stopReason}).${spent(usage)}${outlineItems === 0 ? '' : ' Next: heddle write DIR'}`,
  write: ({ drafted, kept, failed, usage }) =>
    `${count(drafted, 'section')} drafted, ${kept} kept as edited, ${failed} failed.${spent(usage)}`,
  draft: ({ sections, failed, claims, citations, evidence, stopReason, usage }) =>
    `${count(sections, 'section')} with ${count(claims, 'claim')} and ${count(citations, 'citation')} from ${count(evidence, 'piece')} of evidence (${stopReason}).${spent(usage)}${failed === 0 ? '' : ` ${count(failed, 'section')} could not be drafted: heddle check tells why.`}`,
  check: ({
    citations,
    resolved,
    quotesExact,
    claims,
    supported,
    partly,
    unsupported,
    contradicted,
    unchecked,
    problems,
  }) =>
    [
      `${count(citations, 'citation')}: ${resolved} resolved, ${quotesExact} with their quotes exact.`,
      `${count(claims, 'cited claim')}: ${supported} supported, ${partly} partly, ${unsupported} unsupported, ${contradicted} contradicted, ${unchecked} unchecked.`,
      problems.length === 0 ? 'No problems found.' : `${count(problems.length, 'problem')}:`,
      ...problems.map(({ code, text, detail }) => `  ${code}: ${detail}\n    ${text}`),
    ].join('\n'),
  export: sayExport,
  bibliography: ({ sources }) => `${count(sources, 'source')} written.`,
  zotero: sayImported,
  text: ({ text }) => text,
  reindex: ({ passages, vectors }) => `memory/ rebuilt: ${count(passages, 'passage')}, ${count(vectors, 'vector')}.`,
  backup: sayBackup,
  backups: sayBackups,
  restore: sayRestored,
  pack: sayPacked,
  unpack: sayUnpacked,
  runs: sayRuns,
  trace: (trace) => sayTrace(trace, { answerLength: 120 }),
  'export-trajectories': sayTrajectories,
  settings: saySettings,
  'change-settings': sayChangedSettings,
  endpoint: sayEndpoints,
};

function spent(usage: Usage): string {
  const words = usageInWords(usage);
  return words === '' ? '' : ` ${words}.`;
}
