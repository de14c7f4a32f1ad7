import type { Result } from '#shared/base/result.ts';
import type { CitationStyle, StyleSummary } from '#shared/domain/citation-style.ts';
import type { FormattedText } from '#shared/domain/formatted-text.ts';
import type { CitationMode } from '#shared/domain/rich-text.ts';
import type { CslItem } from '#shared/text/csl-item.ts';

/** One source in a citation. */
export type Cite = {
  readonly itemId: string;
  /** As "4", "4–6, 9", "3". */
  readonly locator?: string;
  /** What the locator counts, in CSL's words; missing: `page`. */
  readonly locatorKind?: string;
  readonly prefix?: string;
  readonly suffix?: string;
};

/** What one citation node cites, at its place in the reading order. */
export type CitationCluster = {
  readonly cites: readonly Cite[];
  readonly mode: CitationMode;
  /** The number of the note it stands in, from 1; 0 for one in the text. In a note style every cluster is in a note. */
  readonly noteNumber: number;
};

export type FormatRequest = {
  readonly style: CitationStyle;
  /** In the place of the style that is kept under the name, as a project keeps the one it uses. */
  readonly styleXml?: string;
  /** BCP 47: the language of the report, which decides on terms, dates and quotation marks. */
  readonly language: string;
  readonly items: readonly CslItem[];
  /** In reading order. */
  readonly clusters: readonly CitationCluster[];
  /**
   * Names a report whose citations are formatted again and again: what is as it was isn't formatted anew. Missing for
   * one that is formatted once.
   */
  readonly session?: string;
  /** Whether the session begins anew: after many changes its labels may differ from what the whole would give. */
  readonly isAnew?: boolean;
  /** Leaves the bibliography out. */
  readonly labelsOnly?: boolean;
};

/** One entry of a bibliography, set by the style. */
export type FormattedReference = {
  readonly itemId: string;
  /** What stands in the margin, as "[1]"; null where the style has none. */
  readonly label: FormattedText | null;
  readonly text: FormattedText;
};

export type FormattedCitations = {
  /** One for each cluster, in their order. */
  readonly labels: readonly FormattedText[];
  /** In the order of the style. Items that no cluster cites are left out. */
  readonly bibliography: readonly FormattedReference[];
  /** How the style wants its bibliography laid out. */
  readonly hasHangingIndent: boolean;
};

/** Formats citations and bibliographies as CSL styles say. Faults: `style-unknown`, `style-unreadable`. */
export type CitationFormatter = {
  /** By title, the built-in ones first. */
  readonly listStyles: () => Promise<readonly StyleSummary[]>;
  /** Keeps a style for all projects; one with the same id is replaced. Built-in ones can't be. */
  readonly addStyle: (xml: string) => Promise<Result<StyleSummary>>;
  readonly removeStyle: (id: CitationStyle) => Promise<Result<void>>;
  /** The file of a style that a person added; null for any other. */
  readonly addedStyleXml: (id: CitationStyle) => Promise<string | null>;
  readonly format: (request: FormatRequest, signal: AbortSignal) => Promise<Result<FormattedCitations>>;
  readonly close: () => Promise<void>;
};
