import type { BibliographicData } from '#shared/domain/source.ts';
import type { CitationStyle } from '#shared/domain/citation-style.ts';
import type { Cited } from './citation-sequence.ts';

export type CitedSources = {
  /** By evidence id: the sources its quotes are from. */
  readonly sourcesOf: ReadonlyMap<string, readonly string[]>;
  readonly bibliographic: ReadonlyMap<string, BibliographicData>;
};

/** What citations are called until the core says how their style has it, by their evidence ids. */
export function quickLabels(
  cited: readonly Cited[],
  { sourcesOf, bibliographic }: CitedSources,
  style: CitationStyle,
): ReadonlyMap<string, string> {
  const numbers = new Map<string, number>();
  const labels = new Map<string, string>();
  for (const each of cited) {
    if (each.kind === 'footnote') continue;
    const { evidenceIds } = each.attributes;
    const sources = [...new Set(evidenceIds.flatMap((id) => sourcesOf.get(id) ?? []))];
    for (const source of sources) if (!numbers.has(source)) numbers.set(source, numbers.size + 1);
    const key = evidenceIds.join(' ');
    if (labels.has(key)) continue;
    labels.set(key, sources.length === 0 ? '[?]' : labelOf(sources, numbers, bibliographic, style));
  }
  return labels;
}

function labelOf(
  sources: readonly string[],
  numbers: ReadonlyMap<string, number>,
  bibliographic: ReadonlyMap<string, BibliographicData>,
  style: CitationStyle,
): string {
  if (style === 'numbered') {
    const sorted = sources.map((source) => numbers.get(source) ?? 0).toSorted((a, b) => a - b);
    return `[${sorted.join(', ')}]`;
  }
  return `(${sources.map((source) => authorDate(bibliographic.get(source))).join('; ')})`;
}

const longestTitle = 30;

function authorDate(data: BibliographicData | undefined): string {
  if (data === undefined) return '?';
  const names = (data.author ?? [])
    .map((author) => author.family ?? author.literal ?? author.given ?? '')
    .filter((name) => name !== '');
  const [first, second] = names;
  const title = data.title.length > longestTitle ? `${data.title.slice(0, longestTitle).trimEnd()}…` : data.title;
  const who =
    first === undefined
      ? title
      : names.length > 2
        ? `${first} et al.`
        : second === undefined
          ? first
          : `${first} & ${second}`;
  return `${who}, ${data.issued?.[0] ?? 'n.d.'}`;
}
