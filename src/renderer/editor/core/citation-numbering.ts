import type { Node } from '@tiptap/pm/model';
import type { CoreConnection } from '#shared/contract/index.ts';
import type { CitationStyle } from '#shared/domain/citation-style.ts';
import type { CitationLabelStore } from './citation-label-store.ts';
import { citationLabels, citationsOf, type CitedSources } from './citation-numbers.ts';
import { createSoon } from './soon.ts';

/** Keeps the labels of citations right while text, evidence or style change: when idle, and only where they differ. */
export type CitationNumbering = {
  readonly textChanged: () => void;
  readonly sourcesChanged: () => void;
  readonly styleChanged: (style: CitationStyle) => void;
  readonly destroy: () => void;
};

export function createCitationNumbering({
  connection,
  folder,
  labels,
  doc,
}: {
  readonly connection: CoreConnection;
  readonly folder: string;
  readonly labels: CitationLabelStore;
  readonly doc: () => Node | undefined;
}): CitationNumbering {
  let style: CitationStyle = 'numbered';
  let cited: CitedSources | null = null;

  const number = createSoon(() => {
    const shown = doc();
    if (shown !== undefined && cited !== null) labels.setLabels(citationLabels(citationsOf(shown), cited, style));
  });
  const read = createSoon(() => void readSources());

  async function readSources(): Promise<void> {
    const [evidence, library] = await Promise.all([
      connection.invoke('evidence.list', { folder }),
      connection.invoke('library.list', { folder }),
    ]);
    if (!evidence.ok || !library.ok) return;
    cited = {
      sourcesOf: new Map(evidence.value.evidence.map(({ id, quotes }) => [id, quotes.map(({ sourceId }) => sourceId)])),
      bibliographic: new Map(library.value.sources.map(({ id, bibliographic }) => [id, bibliographic])),
    };
    number();
  }

  return {
    textChanged: number,
    sourcesChanged: read,
    styleChanged: (next) => {
      style = next;
      number();
    },
    destroy: () => {
      number.cancel();
      read.cancel();
    },
  };
}
