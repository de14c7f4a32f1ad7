import type { EvidenceId, SourceId } from '../base/ids.ts';
import type { CitationStyle } from '../domain/citation-style.ts';
import type { RichText } from '../domain/rich-text.ts';
import type { BibliographicData } from '../domain/source.ts';
import { citationsOf } from './cited-evidence.ts';
import { citedSources } from './cited-sources.ts';

type Citing = {
  /** In reading order. */
  readonly parts: readonly { readonly body: RichText | null }[];
  readonly evidence: {
    readonly get: (id: EvidenceId) => { readonly quotes: readonly { readonly sourceId: SourceId }[] } | undefined;
  };
  readonly sources: {
    readonly get: (id: SourceId) => { readonly bibliographic: BibliographicData } | undefined;
  };
  readonly style: CitationStyle;
};

/** Names a citation node by what it cites: nodes that cite the same have the same label. */
export function citationLabelKey(evidenceIds: readonly EvidenceId[]): string {
  return evidenceIds.join(' ');
}

/**
 * What stands in the text for each citation node of a report, by `citationLabelKey`: `[3, 5]` with the numbers of the
 * bibliography, or `(Smith & Lee, 2024; Brown, n.d.)` in the order cited, with a letter behind the year where two
 * sources would look the same. What leads to no source is `[?]`.
 */
export function citationLabels({ parts, evidence, sources, style }: Citing): ReadonlyMap<string, string> {
  const order = citedSources(
    parts.map(({ body }) => body),
    evidence,
  ).filter((id) => sources.get(id) !== undefined);
  const mark = style === 'numbered' ? numbersOf(order) : namesOf(order, sources);
  const labels = new Map<string, string>();
  for (const { body } of parts) {
    if (body === null) continue;
    for (const { attrs } of citationsOf(body)) {
      const key = citationLabelKey(attrs.evidenceIds);
      if (labels.has(key)) continue;
      const ids = new Set(
        attrs.evidenceIds.flatMap((id) => evidence.get(id)?.quotes.map((each) => each.sourceId) ?? []),
      );
      labels.set(key, mark([...ids]));
    }
  }
  return labels;
}

type Marker = (ids: readonly SourceId[]) => string;

function numbersOf(order: readonly SourceId[]): Marker {
  const numbers = new Map(order.map((id, index) => [id, index + 1]));
  return (ids) => {
    const cited = ids.flatMap((id) => numbers.get(id) ?? []).toSorted((a, b) => a - b);
    return cited.length === 0 ? '[?]' : `[${cited.join(', ')}]`;
  };
}

function namesOf(order: readonly SourceId[], sources: Citing['sources']): Marker {
  const plain = new Map(order.map((id) => [id, nameAndYear(sources.get(id)?.bibliographic)]));
  const alike = Map.groupBy(plain, ([, { name, year }]) => `${name}, ${year}`);
  const names = new Map(
    [...alike].flatMap(([label, same]) =>
      same.map(([id, { year }], index): [SourceId, string] => [
        id,
        // As bibliographies do it: 2024a, 2024b; n.d.-a.
        same.length === 1 ? label : `${label}${year === noDate ? '-' : ''}${letter(index)}`,
      ]),
    ),
  );
  return (ids) => {
    const cited = ids.flatMap((id) => names.get(id) ?? []);
    return cited.length === 0 ? '[?]' : `(${cited.join('; ')})`;
  };
}

const noDate = 'n.d.';
const longestTitle = 40;

function nameAndYear(data: BibliographicData | undefined): { readonly name: string; readonly year: string } {
  const year = data?.issued?.[0];
  return { name: nameOf(data), year: year === undefined ? noDate : String(year) };
}

/** The authors' family names, of three and more the first; without authors the title, if need be cut at a word. */
function nameOf(data: BibliographicData | undefined): string {
  const [first, second, third] = (data?.author ?? [])
    .map(({ family, given, literal }) => family ?? literal ?? given ?? '')
    .filter((name) => name !== '');
  if (first === undefined) {
    const title = data?.title ?? '';
    return title.length <= longestTitle ? title : `${title.slice(0, longestTitle).replace(/\s+\S*$/u, '')}…`;
  }
  if (second === undefined) return first;
  return third === undefined ? `${first} & ${second}` : `${first} et al.`;
}

function letter(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}
