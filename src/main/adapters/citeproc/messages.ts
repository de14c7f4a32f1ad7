import type { CslItem } from '#shared/text/csl-item.ts';
import type { CitationCluster, FormattedCitations } from '#main/ports/citation-formatter.ts';

export type FormatTask = {
  /** Changes when the style's XML does. */
  readonly styleKey: string;
  readonly styleXml: string;
  /** Of a locale that there is. */
  readonly language: string;
  /** The locales that may be asked for, by name; for others `en-US` is taken. */
  readonly locales: Readonly<Record<string, string>>;
  readonly forcesLanguage: boolean;
  readonly items: readonly CslItem[];
  readonly clusters: readonly CitationCluster[];
  readonly withBibliography: boolean;
  readonly session: string | null;
  /** Whether the session begins anew. */
  readonly isAnew: boolean;
};

export type ToWorker = { readonly kind: 'format'; readonly task: FormatTask } | { readonly kind: 'give-up' };

export type FromWorker =
  /** Between two slices of work: it goes on. */
  | { readonly kind: 'working' }
  | { readonly kind: 'formatted'; readonly citations: FormattedCitations }
  | { readonly kind: 'given-up' }
  /** The style or an item made the processor stop. */
  | { readonly kind: 'failed'; readonly detail: string };
