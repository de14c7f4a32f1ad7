import { estimateTokens } from '#shared/text/token-estimate.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { SectionRequest } from '#main/ports/reasoner.ts';
import { rankAlike } from '../prompting/alike.ts';
import { countLineTokens, fitEntries, linesOf, type Fitted } from '../prompting/fit-entries.ts';
import { block, line, shortened } from '../prompting/material.ts';

const headingTokens = 20;
const digestTokens = 56;
const sentenceTokens = 44;
const mostSaid = 8;
const mostDigests = 10;
const mostProblems = 12;
const titleTokens = 16;
const summaryTokens = 60;
const quoteTokens = 130;
const mostQuotes = 3;
const leastCutTokens = 48;
/** Tags and attributes around a piece of evidence. */
const frameTokens = 4;

/** The headings around the section first: those above it, beside it and below them. */
export function headingsBlock({ headings, item }: SectionRequest, tokens: number): string {
  const at = headings.findIndex(({ itemId }) => itemId === item.id);
  const parents = parentsOf(headings);
  const above = new Set<number>();
  for (let index = parents[at] ?? -1; index !== -1; index = parents[index] ?? -1) above.add(index);
  const farness = (index: number): number => {
    if (index === at) return 0;
    if (above.has(index)) return 1;
    if (parents[index] === parents[at] || parents[index] === at) return 2;
    return 2 + (headings[index]?.depth ?? 1);
  };
  const preferred = [...headings.keys()].toSorted(
    (a, b) => farness(a) - farness(b) || Math.abs(a - at) - Math.abs(b - at) || a - b,
  );
  const fitted = fitEntries({
    entries: headings,
    toLine: ({ heading, depth: level, itemId }) =>
      `${'  '.repeat(level - 1)}- ${shortened(line(heading), headingTokens)}${itemId === item.id ? ' (this section)' : ''}`,
    tokens: tokens - countLineTokens - 10,
    preferred,
  });
  return block('headings', linesOf(fitted, 'headings').join('\n'));
}

/** The index of the heading above each; -1 where there is none. */
function parentsOf(headings: SectionRequest['headings']): readonly number[] {
  return headings.map(({ depth }, index) => headings.slice(0, index).findLastIndex((other) => other.depth < depth));
}

/** What finished sections say, those first that are most alike to what this one rests on; empty where there are none. */
export function digestsBlock(
  { digests }: SectionRequest,
  about: ReadonlySet<string>,
  tokens: number,
  isWhole: boolean,
): string {
  if (digests.length === 0) return '';
  const texts = digests.map(({ heading, digest }) => `${heading} ${digest}`);
  const fitted = fitEntries({
    entries: digests,
    toLine: ({ heading, digest }) =>
      `- ${shortened(line(heading), headingTokens)}: ${shortened(line(digest), digestTokens)}`,
    tokens: tokens - countLineTokens - 12,
    ...(isWhole ? {} : { limit: mostDigests, preferred: rankAlike(texts, about, 'und') }),
  });
  return fitted.lines.length === 0 ? '' : block('finished_sections', linesOf(fitted, 'sections').join('\n'));
}

/** Sentences of earlier sections that are most alike to what this one rests on. */
export function saidBeforeBlock({ saidBefore }: SectionRequest, about: ReadonlySet<string>, tokens: number): string {
  if (saidBefore.length === 0) return '';
  const fitted = fitEntries({
    entries: saidBefore,
    toLine: (sentence) => `- ${shortened(line(sentence), sentenceTokens)}`,
    tokens: tokens - countLineTokens - 12,
    limit: mostSaid,
    preferred: rankAlike(saidBefore, about, 'und'),
  });
  return fitted.lines.length === 0 ? '' : block('said_before', linesOf(fitted, 'sentences').join('\n'));
}

/** Pieces of evidence as blocks, best first, until the room is full; of the last as much as fits. */
export function evidenceBlocks(
  evidence: readonly Evidence[],
  sources: SectionRequest['sources'],
  tokens: number,
): Fitted<Evidence> {
  const lines: string[] = [];
  const shown: Evidence[] = [];
  let left = tokens - countLineTokens;
  for (const each of evidence) {
    const whole = evidenceText(each, sources, quoteTokens);
    const size = estimateTokens(whole) + frameTokens;
    const cut =
      size <= left ? whole : left >= leastCutTokens * 2 ? evidenceText(each, sources, left - leastCutTokens, 1) : null;
    if (cut === null || estimateTokens(cut) + frameTokens > left) continue;
    lines.push(cut);
    shown.push(each);
    left -= estimateTokens(cut) + frameTokens;
  }
  return { lines, shown, leftOut: evidence.length - shown.length };
}

function evidenceText(
  { id, quotes, summary }: Evidence,
  sources: SectionRequest['sources'],
  most: number,
  count = mostQuotes,
): string {
  const exacts = quotes.slice(0, count).map(({ exact }) => shortened(line(exact), Math.min(most, quoteTokens)));
  const source = sources.find((each) => each.id === quotes[0]?.sourceId);
  const year = source === undefined || source.year === null ? '' : ` (${source.year})`;
  const told = line(summary);
  // A summary that is a part of the quote tells nothing more.
  const isTold = count < mostQuotes || exacts.some((exact) => exact.includes(told.replace(/\s*…$/u, '').slice(0, 60)));
  const text = [
    ...(isTold ? [] : [`In short: ${shortened(told, summaryTokens)}`]),
    ...exacts.map((exact) => `Quote: ${exact}`),
  ].join('\n');
  return block('evidence', text, {
    id,
    source: `${shortened(line(source?.title ?? ''), titleTokens)}${year}`,
    ...(isTabular(quotes.map(({ exact }) => exact)) ? { table: 'yes' } : {}),
  });
}

/** Cells with bars or tabs between them, or fields as `Name: value; Name: value`. */
function isTabular(quotes: readonly string[]): boolean {
  return quotes.some(
    (quote) =>
      (quote.match(/\|/gu)?.length ?? 0) >= 2 ||
      (quote.match(/\t/gu)?.length ?? 0) >= 2 ||
      /^[^:;\n]{1,40}: [^;\n]+(?:; [^:;\n]{1,40}: [^;\n]+)+/u.test(quote),
  );
}

export function problemsBlock({ problems }: SectionRequest, tokens: number): string {
  const fitted = fitEntries({
    entries: problems,
    toLine: (problem) => `- ${shortened(line(problem), 90)}`,
    tokens: tokens - countLineTokens - 10,
    limit: mostProblems,
  });
  return block('problems', linesOf(fitted, 'problems').join('\n'));
}

/** Counts and headings that may be spoken of without a citation. */
export function factsBlock({ report }: SectionRequest): string {
  const listed = (headings: readonly string[]) => {
    const fitted = fitEntries({
      entries: headings,
      toLine: (each) => shortened(line(each), headingTokens),
      tokens: 90,
    });
    const more = fitted.leftOut === 0 ? '' : `; and ${fitted.leftOut} more`;
    return `${headings.length}${headings.length === 0 ? '' : ` (${fitted.lines.join('; ')}${more})`}`;
  };
  return block(
    'report_facts',
    [
      `Sections: ${report.sectionCount}`,
      `Sources cited: ${report.citedSourceCount} of ${report.librarySourceCount} in the library`,
      `Pieces of evidence cited: ${report.evidenceCount}`,
      `Sections the sources do not answer: ${listed(report.unsupportedHeadings)}`,
      `Sections that rest on one source alone: ${listed(report.singleSourceHeadings)}`,
    ].join('\n'),
  );
}
