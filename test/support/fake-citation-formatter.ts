import { succeed } from '#shared/base/result.ts';
import type { StyleSummary } from '#shared/domain/citation-style.ts';
import type { FormattedText } from '#shared/domain/formatted-text.ts';
import type { CslItem } from '#shared/text/csl-item.ts';
import type { Cite, CitationFormatter, FormatRequest } from '#main/ports/citation-formatter.ts';

const styles: readonly StyleSummary[] = [
  { id: 'numbered', title: 'Numbered', kind: 'in-text', format: 'numeric', isBuiltIn: true },
  { id: 'author-date', title: 'Author and date', kind: 'in-text', format: 'author-date', isBuiltIn: true },
  { id: 'note', title: 'Notes', kind: 'note', format: 'note', isBuiltIn: true },
];

/** One style of each kind, as plain as can be. */
export function createFakeCitationFormatter(): CitationFormatter {
  return {
    listStyles: async () => styles,
    addStyle: async () => succeed(styles[0] as StyleSummary),
    removeStyle: async () => succeed(undefined),
    addedStyleXml: async () => null,
    format: async (request) => {
      const cited = [...new Set(request.clusters.flatMap(({ cites }) => cites.map(({ itemId }) => itemId)))];
      const items = new Map(request.items.map((item) => [item.id, item]));
      const order =
        request.style === 'numbered'
          ? cited
          : cited.toSorted((a, b) => textOf(items.get(a)).localeCompare(textOf(items.get(b)), 'en'));
      const number = (id: string) => cited.indexOf(id) + 1;
      return succeed({
        labels: request.clusters.map(({ cites }) => labelOf(request, cites, items, number)),
        bibliography: order.map((itemId) => ({
          itemId,
          label: request.style === 'numbered' ? [{ text: `[${number(itemId)}]` }] : null,
          text: referenceOf(items.get(itemId)),
        })),
        hasHangingIndent: request.style !== 'numbered',
      });
    },
    close: async () => undefined,
  };
}

function labelOf(
  { style }: FormatRequest,
  cites: readonly Cite[],
  items: ReadonlyMap<string, CslItem>,
  number: (id: string) => number,
): FormattedText {
  const place = ({ locator }: Cite) => (locator === undefined ? '' : `, p. ${locator}`);
  const framed = (cite: Cite, inner: string) => `${cite.prefix ?? ''}${inner}${place(cite)}${cite.suffix ?? ''}`;
  if (style === 'numbered') {
    return [{ text: `[${cites.map((cite) => framed(cite, String(number(cite.itemId)))).join('; ')}]` }];
  }
  if (style === 'author-date') {
    const named = cites.map((cite) =>
      framed(cite, `${nameOf(items.get(cite.itemId))}, ${yearOf(items.get(cite.itemId))}`),
    );
    return [{ text: `(${named.join('; ')})` }];
  }
  return cites.flatMap((cite, index) => [
    ...(index === 0 ? [] : [{ text: '; ' }]),
    { text: `${cite.prefix ?? ''}${nameOf(items.get(cite.itemId))}, ` },
    { text: titleOf(items.get(cite.itemId)), isItalic: true },
    { text: `${place(cite)}${cite.suffix ?? ''}.` },
  ]);
}

function referenceOf(item: CslItem | undefined): FormattedText {
  const doi = item?.['DOI'];
  return [
    { text: `${nameOf(item)} (${yearOf(item)}). ` },
    { text: titleOf(item), isItalic: true },
    { text: '.' },
    ...(typeof doi === 'string'
      ? [{ text: ' ' }, { text: `https://doi.org/${doi}`, href: `https://doi.org/${doi}` }]
      : []),
  ];
}

function textOf(item: CslItem | undefined): string {
  return referenceOf(item)
    .map(({ text }) => text)
    .join('');
}

function titleOf(item: CslItem | undefined): string {
  const title = item?.['title'];
  return typeof title === 'string' ? title : '?';
}

function nameOf(item: CslItem | undefined): string {
  const [first] = (item?.['author'] ?? []) as readonly { family?: string; literal?: string }[];
  return first?.family ?? first?.literal ?? titleOf(item);
}

function yearOf(item: CslItem | undefined): string {
  const issued = item?.['issued'] as { 'date-parts'?: readonly (readonly number[])[] } | undefined;
  return String(issued?.['date-parts']?.[0]?.[0] ?? 'n.d.');
}
