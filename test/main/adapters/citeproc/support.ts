import { onTestFinished } from 'vitest';
import { createCitationFormatter } from '#main/adapters/citeproc/index.ts';
import { writeWhole } from '#main/adapters/files/write-whole.ts';
import type { Cite, CitationCluster, FormatRequest } from '#main/ports/citation-formatter.ts';
import { plainText } from '#shared/domain/formatted-text.ts';
import type { CslItem } from '#shared/text/csl-item.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

export const items: readonly CslItem[] = [
  {
    id: 'bees',
    type: 'article-journal',
    title: 'Bees & <i>Apis</i> <sub>x</sub> in 1 < 2',
    author: [
      { family: 'Smith', given: 'Anna' },
      { family: 'Lee', given: 'Bo' },
    ],
    issued: { 'date-parts': [[2024, 3]] },
    'container-title': 'Journal of Bees',
    volume: '3',
    page: '12-34',
    DOI: '10.1000/xyz',
  },
  {
    id: 'wasps',
    type: 'book',
    title: 'Wasps',
    author: [{ family: 'Brown', given: 'Carl' }],
    issued: { 'date-parts': [[2020]] },
    publisher: 'Wiley',
    'publisher-place': 'Berlin',
  },
  {
    id: 'more-wasps',
    type: 'book',
    title: 'More wasps',
    author: [{ family: 'Brown', given: 'Carl' }],
    issued: { 'date-parts': [[2020]] },
  },
  { id: 'ants', type: 'webpage', title: 'Ants', URL: 'https://example.org/a?b=1&c=2' },
];

/** The real one, with a folder of its own for added styles. */
export async function openFormatter(options: { readonly silenceMs?: number } = {}) {
  const added = await tempFolder();
  const formatter = createCitationFormatter({ added, write: writeWhole, ...options });
  onTestFinished(() => formatter.close());
  const format = async (style: string, clusters: readonly CitationCluster[], more: Partial<FormatRequest> = {}) => {
    const formatted = await formatter.format(
      { style, language: 'en', items, clusters, ...more },
      AbortSignal.timeout(60_000),
    );
    if (!formatted.ok) throw new Error(`${formatted.fault.code}: ${formatted.fault.message} ${formatted.fault.detail}`);
    return formatted.value;
  };
  return {
    added,
    formatter,
    format,
    labels: async (...given: Parameters<typeof format>) => (await format(...given)).labels.map(plainText),
  };
}

/** A citation in the text, or in the note of the number. */
export function cluster(cites: readonly (string | Cite)[], more: Partial<CitationCluster> = {}): CitationCluster {
  return {
    mode: 'usual',
    noteNumber: 0,
    ...more,
    cites: cites.map((cite) => (typeof cite === 'string' ? { itemId: cite } : cite)),
  };
}

/** Citations that stand in notes of their own. */
export function inNotes(...clusters: readonly CitationCluster[]): readonly CitationCluster[] {
  return clusters.map((each, index) => ({ ...each, noteNumber: index + 1 }));
}

export function styleXml(
  options: { readonly id?: string; readonly body?: string; readonly info?: string } = {},
): string {
  const { id = 'http://www.zotero.org/styles/house-rules', info = '' } = options;
  const { body = '<citation><layout prefix="‹" suffix="›"><text variable="title"/></layout></citation>' } = options;
  return `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>House &amp; rules</title><id>${id}</id>${info}</info>
  ${body}
</style>`;
}
