import type { RequestOutput } from '#shared/contract/index.ts';
import type { requestOf } from './commands.ts';

type Answers = { [Command in keyof typeof requestOf]: RequestOutput<(typeof requestOf)[Command]> };

/** An answer in words, for a person at a terminal. */
export const sayAnswer: { readonly [Command in keyof Answers]: (answer: Answers[Command]) => string } = {
  init: ({ folder, title }) => `Made the project "${title}" in ${folder}.`,
  import: ({ imported, skipped, failed }) => {
    const passages = imported.reduce((sum, each) => sum + each.passages, 0);
    return [
      `${count(imported.length, 'source')} imported with ${count(passages, 'passage')}, ${skipped.length} skipped, ${failed.length} failed.`,
      ...skipped.map(({ path, reason }) => `  skipped  ${path}: ${reason}`),
      ...failed.map(({ path, code, message }) => `  failed   ${path} (${code}): ${message}`),
    ].join('\n');
  },
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
  plan: ({ outlineItems, evidence, stopReason }) =>
    `${count(outlineItems, 'outline item')}, ${count(evidence, 'piece')} of evidence (${stopReason}). Next: heddle write DIR`,
  write: ({ drafted, kept, failed }) =>
    `${count(drafted, 'section')} drafted, ${kept} kept as edited, ${failed} failed.`,
  draft: ({ sections, claims, citations, evidence, stopReason }) =>
    `${count(sections, 'section')} with ${count(claims, 'claim')} and ${count(citations, 'citation')} from ${count(evidence, 'piece')} of evidence (${stopReason}).`,
  check: ({ citations, resolved, quotesExact, claims, supported, unsupported, unchecked, problems }) =>
    [
      `${count(citations, 'citation')}: ${resolved} resolved, ${quotesExact} with their quotes exact.`,
      `${count(claims, 'cited claim')}: ${supported} supported, ${unsupported} unsupported, ${unchecked} unchecked.`,
      problems.length === 0 ? 'No problems found.' : `${count(problems.length, 'problem')}:`,
      ...problems.map(({ code, text, detail }) => `  ${code}: ${detail}\n    ${text}`),
    ].join('\n'),
  export: ({ sections, references }) => `${count(sections, 'section')} and ${count(references, 'reference')} written.`,
  text: ({ text }) => text,
  reindex: ({ passages, vectors }) => `memory/ rebuilt: ${count(passages, 'passage')}, ${count(vectors, 'vector')}.`,
};

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
