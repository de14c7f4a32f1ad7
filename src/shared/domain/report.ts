import type { ItemId } from '../base/ids.ts';
import type { Asset } from './asset.ts';
import type { Brief } from './brief.ts';
import type { CitationStyle } from './citation-style.ts';
import type { Evidence } from './evidence.ts';
import type { ItemRole } from './outline.ts';
import type { ReasonerKind } from './run.ts';
import type { Section } from './section.ts';
import type { Source } from './source.ts';

/** One heading of the report with its section; headings above others have none. */
export type ReportPart = {
  readonly itemId: ItemId;
  readonly heading: string;
  /** 1 for a top-level heading. */
  readonly depth: number;
  readonly role: ItemRole;
  readonly isNotInSources: boolean;
  readonly evidenceIds: readonly Evidence['id'][];
  readonly isLeaf: boolean;
  readonly section: Section | null;
};

/** One entry of the bibliography: exactly the cited sources, numbered from 1 by first citation. */
export type Reference = { readonly number: number; readonly source: Source };

export type Report = {
  readonly title: string;
  readonly authors: readonly string[];
  readonly citationStyle: CitationStyle;
  readonly brief: Brief;
  readonly reasoner: ReasonerKind;
  readonly language: string;
  readonly parts: readonly ReportPart[];
  readonly bibliography: readonly Reference[];
  readonly evidence: ReadonlyMap<Evidence['id'], Evidence>;
  /** Those that the text shows, in reading order. */
  readonly assets: ReadonlyMap<Asset['id'], Asset>;
  readonly librarySourceCount: number;
};
