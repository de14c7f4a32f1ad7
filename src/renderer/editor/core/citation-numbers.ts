import type { Node } from '@tiptap/pm/model';
import type { BibliographicData } from '#shared/domain/source.ts';
import type { CitationStyle } from '#shared/domain/citation-style.ts';
import { citationKey } from './citation-label-store.ts';

export type CitedSources = {
  /** By evidence id: the sources its quotes are from. */
  readonly sourcesOf: ReadonlyMap<string, readonly string[]>;
  readonly bibliographic: ReadonlyMap<string, BibliographicData>;
};

type Citation = readonly string[];

const citationsOfBlock = new WeakMap<Node, readonly Citation[]>();

/** The report's citations in reading order. Blocks that didn't change aren't read again. */
export function citationsOf(doc: Node): readonly Citation[] {
  const all: Citation[] = [];
  doc.forEach((section) => section.forEach((block) => all.push(...inBlock(block))));
  return all;
}

function inBlock(block: Node): readonly Citation[] {
  const known = citationsOfBlock.get(block);
  if (known !== undefined) return known;
  const found: Citation[] = [];
  block.descendants((node) => {
    if (node.type.name === 'citation') found.push(node.attrs.evidenceIds as Citation);
    if (node.type.name === 'footnote') found.push(...inFootnote(node.attrs.content));
  });
  citationsOfBlock.set(block, found);
  return found;
}

function inFootnote(content: unknown): readonly Citation[] {
  if (!Array.isArray(content)) return [];
  return (content as readonly { type: string; attrs?: { evidenceIds?: Citation } }[]).flatMap((node) =>
    node.type === 'citation' && node.attrs?.evidenceIds !== undefined ? [node.attrs.evidenceIds] : [],
  );
}

/** What each citation is called: the numbers count sources as they are first cited, as in the bibliography. */
export function citationLabels(
  citations: readonly Citation[],
  { sourcesOf, bibliographic }: CitedSources,
  style: CitationStyle,
): ReadonlyMap<string, string> {
  const numbers = new Map<string, number>();
  const labels = new Map<string, string>();
  for (const citation of citations) {
    const sources = [...new Set(citation.flatMap((id) => sourcesOf.get(id) ?? []))];
    for (const source of sources) if (!numbers.has(source)) numbers.set(source, numbers.size + 1);
    const key = citationKey(citation);
    if (labels.has(key)) continue;
    const isBroken = citation.some((id) => !sourcesOf.has(id));
    labels.set(
      key,
      sources.length === 0 ? '[?]' : `${labelOf(sources, numbers, bibliographic, style)}${isBroken ? '?' : ''}`,
    );
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
