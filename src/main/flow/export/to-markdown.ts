import type { AssetId, EvidenceId, SourceId } from '#shared/base/ids.ts';
import { assetPath } from '#shared/domain/asset.ts';
import { referenceNumbers, type Report } from '#shared/domain/report.ts';
import type { Source } from '#shared/domain/source.ts';
import { citedEvidence } from '#shared/text/cited-evidence.ts';
import { createFootnotes, escapeMarkdown, richTextToMarkdown } from '#shared/text/rich-text-markdown.ts';
import { formatReference } from './format-reference.ts';

/**
 * The report as Markdown with YAML front matter. `numbered` writes `[3, p. 4]` and a numbered list of references;
 * `pandoc` writes `[@key, p. 4]` and the bibliography as CSL in the front matter, for pandoc --citeproc.
 */
export function toMarkdown(options: {
  report: Report;
  citations: 'numbered' | 'pandoc';
  withQuotes: boolean;
  date: string;
}): string {
  const { report, citations, withQuotes, date } = options;
  const numbers = referenceNumbers(report);
  const citation = (ids: readonly EvidenceId[]) =>
    citations === 'numbered' ? numberedCitation(ids, report, numbers) : pandocCitation(ids, report);
  const footnotes = createFootnotes();
  const assetPathOf = (id: AssetId) => {
    const asset = report.assets.get(id);
    return asset === undefined ? `assets/${id}` : assetPath(asset);
  };
  const dialect = citations === 'pandoc' ? 'pandoc' : 'commonmark';
  const sections = report.parts.flatMap((part) => {
    const heading = `${'#'.repeat(Math.min(part.depth + 1, 6))} ${escapeMarkdown(part.heading)}`;
    const state = part.section?.state;
    if (state?.status !== 'drafted' && state?.status !== 'edited') return [heading];
    return [
      heading,
      richTextToMarkdown(state.body, {
        citation,
        headingOffset: part.depth + 1,
        footnotes,
        assetPath: assetPathOf,
        dialect,
      }),
    ];
  });
  const blocks = [
    frontMatter(report, date, citations),
    `# ${escapeMarkdown(report.title)}`,
    `> ${notes[report.reasoner]}`,
    ...sections,
    footnotes.definitions(),
    ...(withQuotes ? quoteAppendix(report, numbers) : []),
    '## References',
    citations === 'numbered' ? references(report) : '::: {#refs}\n:::',
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

const notes: Readonly<Record<Report['reasoner'], string>> = {
  extractive:
    'Extractive draft: the sentences below were chosen from the sources and stand as they stand there. No language model wrote or rephrased them.',
  model:
    'Model draft: a language model wrote the sentences below from passages of the sources. Each citation leads to exact words; whether a sentence says what they say is for a person to judge.',
};

function frontMatter(report: Report, date: string, citations: 'numbered' | 'pandoc'): string {
  // JSON strings are YAML strings.
  const lines = [
    `title: ${JSON.stringify(report.title)}`,
    `date: ${JSON.stringify(date)}`,
    `lang: ${JSON.stringify(report.language)}`,
    `reasoner: ${JSON.stringify(report.reasoner)}`,
    `note: ${JSON.stringify(notes[report.reasoner])}`,
    `brief: ${JSON.stringify(report.brief.question)}`,
    ...(citations === 'pandoc'
      ? ['references:', ...report.bibliography.map(({ source }) => `  - ${cslEntry(source)}`)]
      : []),
  ];
  return ['---', ...lines, '---'].join('\n');
}

/** CSL-JSON as a flow mapping, which is YAML too. */
function cslEntry(source: Source): string {
  const { issued, ...rest } = source.bibliographic;
  return JSON.stringify({
    id: citationKey(source.id),
    ...rest,
    ...(issued === undefined ? {} : { issued: { 'date-parts': [issued] } }),
  });
}

function citationKey(id: SourceId): string {
  return id.replace('_', '-');
}

type Place = { readonly sourceId: SourceId; readonly pages: readonly number[] };

/** The sources of the evidence, each once, with the pages of its quotes. */
function placesOf(ids: readonly EvidenceId[], report: Report): readonly Place[] {
  const quotes = ids.flatMap((id) => report.evidence.get(id)?.quotes ?? []);
  return [...Map.groupBy(quotes, ({ sourceId }) => sourceId)].map(([sourceId, group]) => ({
    sourceId,
    pages: [...new Set(group.flatMap(({ page }) => page ?? []))].toSorted((a, b) => a - b),
  }));
}

function numberedCitation(ids: readonly EvidenceId[], report: Report, numbers: ReadonlyMap<SourceId, number>): string {
  const places = placesOf(ids, report)
    .map(({ sourceId, pages }) => ({ number: numbers.get(sourceId) ?? 0, pages }))
    .toSorted((a, b) => a.number - b.number);
  return `[${places.map(({ number, pages }) => `${number}${locator(pages)}`).join('; ')}]`;
}

function pandocCitation(ids: readonly EvidenceId[], report: Report): string {
  return `[${placesOf(ids, report)
    .map(({ sourceId, pages }) => `@${citationKey(sourceId)}${locator(pages)}`)
    .join('; ')}]`;
}

function locator(pages: readonly number[]): string {
  if (pages.length === 0) return '';
  return pages.length === 1 ? `, p. ${pages[0]}` : `, pp. ${pages.join(', ')}`;
}

function references(report: Report): string {
  return report.bibliography
    .map(({ number, source }) => `${number}. ${escapeMarkdown(formatReference(source))}`)
    .join('\n');
}

/** Every quote that is cited, under its section, with where it stands. */
function quoteAppendix(report: Report, numbers: ReadonlyMap<SourceId, number>): readonly string[] {
  const blocks = report.parts.flatMap((part) => {
    const state = part.section?.state;
    if (state?.status !== 'drafted' && state?.status !== 'edited') return [];
    const ids = [...new Set(citedEvidence(state.body))];
    if (ids.length === 0) return [];
    const quotes = ids
      .flatMap((id) => report.evidence.get(id)?.quotes ?? [])
      .map(({ exact, sourceId, page, charStart, charEnd }) => {
        const place = [
          `[${numbers.get(sourceId) ?? '?'}]`,
          page === null ? '' : `p. ${page}`,
          `characters ${charStart}–${charEnd}`,
        ];
        return `- “${escapeMarkdown(exact.replaceAll(/\s+/gu, ' '))}” ${place.filter((each) => each !== '').join(', ')}`;
      });
    return [`### ${escapeMarkdown(part.heading)}`, quotes.join('\n')];
  });
  return blocks.length === 0 ? [] : ['## Quotes', ...blocks];
}
