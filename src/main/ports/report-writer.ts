import type { AssetId, EvidenceId, ItemId, SourceId } from '#shared/base/ids.ts';
import type { Result } from '#shared/base/result.ts';
import type { Asset } from '#shared/domain/asset.ts';
import type { StyleSummary } from '#shared/domain/citation-style.ts';
import type { FormattedText } from '#shared/domain/formatted-text.ts';
import type { Mark } from '#shared/domain/rich-text.ts';
import type { BibliographicData } from '#shared/domain/source.ts';
import type { SupportVerdict } from '#shared/domain/verdict.ts';
import type { Cite } from './citation-formatter.ts';

/** A report with everything worked out: writers lay it out and decide nothing. */
export type PrintableReport = {
  readonly title: string;
  readonly authors: readonly string[];
  /** BCP 47, as `en` or `de-DE`. */
  readonly language: string;
  /** Year, month, day. */
  readonly date: string;
  /** How the text came about, in a sentence; it stands below the title. */
  readonly note: string;
  /** The words of the report's language that writers need. */
  readonly wording: PrintWording;
  readonly blocks: readonly PrintBlock[];
  /** In reading order; the number of a note is its place, from 1. */
  readonly notes: readonly PrintNote[];
  /** Whether notes stand at the foot of their page or at the end. */
  readonly notePlace: 'foot' | 'end';
  readonly citations: readonly PrintCitation[];
  /** What set the labels and the bibliography, for formats that format citations themselves. */
  readonly citationStyle: Pick<StyleSummary, 'id' | 'kind' | 'format'>;
  readonly bibliography: {
    readonly references: readonly PrintReference[];
    readonly hasHangingIndent: boolean;
  };
  /** Every citation with its quotes; null where it isn't wanted. */
  readonly appendix: readonly AppendixEntry[] | null;
  readonly images: ReadonlyMap<AssetId, PrintImage>;
  readonly options: PrintOptions;
};

export type PrintOptions = {
  readonly hasContents: boolean;
  readonly numbersHeadings: boolean;
  /** Each citation's quotes as a comment beside it, where the format has comments. */
  readonly withComments: boolean;
  readonly paper: 'a4' | 'letter';
};

export type PrintWording = {
  readonly contents: string;
  readonly figure: string;
  readonly table: string;
  readonly references: string;
  readonly notes: string;
  /** Of the appendix. */
  readonly evidence: string;
  readonly page: string;
  /** What a button is called that closes what it stands in. */
  readonly close: string;
  /** Of the link from a note to the place that calls it. */
  readonly backToText: string;
  readonly verdicts: Readonly<Record<SupportVerdict, string>>;
};

/** `anchor`s are unique in the report, begin with a letter and have only lower-case letters, digits and hyphens. */
export type PrintBlock =
  | {
      readonly type: 'heading';
      /** 1 for a top-level heading of the report. */
      readonly level: number;
      readonly anchor: string;
      /** As "2.3", where headings are numbered; else null. */
      readonly number: string | null;
      readonly content: readonly PrintRun[];
    }
  | { readonly type: 'paragraph'; readonly content: readonly PrintRun[] }
  | { readonly type: 'bullet-list'; readonly items: readonly (readonly PrintBlock[])[] }
  | { readonly type: 'ordered-list'; readonly start: number; readonly items: readonly (readonly PrintBlock[])[] }
  | { readonly type: 'quotation'; readonly blocks: readonly PrintBlock[] }
  | { readonly type: 'code'; readonly language: string | null; readonly text: string }
  | PrintTable
  | {
      readonly type: 'figure';
      readonly anchor: string;
      /** Counts figures from 1; null for one without a caption. */
      readonly number: number | null;
      readonly assetId: AssetId;
      readonly alt: string;
      /** Of the text's width. */
      readonly widthPercent: number;
      readonly caption: readonly PrintRun[];
    }
  | { readonly type: 'maths'; readonly latex: string; readonly mathml: string | null }
  | { readonly type: 'rule' };

export type PrintTable = {
  readonly type: 'table';
  readonly anchor: string;
  /** Counts tables from 1; null for one without a caption. */
  readonly number: number | null;
  readonly caption: string;
  /** Fractions of the text's width that sum to 1, one for each column. */
  readonly columnWidths: readonly number[];
  readonly rows: readonly { readonly isHeader: boolean; readonly cells: readonly PrintCell[] }[];
};

export type PrintCell = {
  readonly isHeader: boolean;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly blocks: readonly PrintBlock[];
};

export type PrintRun =
  | { readonly type: 'text'; readonly text: string; readonly marks: readonly Mark[] }
  | { readonly type: 'maths'; readonly latex: string; readonly mathml: string | null }
  | { readonly type: 'break' }
  /** Index into `citations`. In a note style it is shown by the note that holds it. */
  | { readonly type: 'citation'; readonly index: number }
  /** Calls a note, by its number. */
  | { readonly type: 'note'; readonly number: number };

/** A person's footnote, or a citation that its style puts into a note. */
export type PrintNote = { readonly content: readonly PrintRun[] };

export type PrintCitation = {
  readonly anchor: string;
  readonly itemId: ItemId;
  readonly evidenceIds: readonly EvidenceId[];
  /** As the style sets it; in a note style, what stands in the note. */
  readonly label: FormattedText;
  /** For formats that format citations themselves: what is cited, by the references' keys. */
  readonly cites: readonly (Omit<Cite, 'itemId'> & { readonly key: string })[];
  readonly mode: 'usual' | 'without-author' | 'author-in-text';
  readonly quotes: readonly PrintQuote[];
  /** Of the sentence it stands in; missing where nobody has looked. */
  readonly verdict?: SupportVerdict;
};

export type PrintQuote = {
  readonly exact: string;
  readonly sourceId: SourceId;
  readonly sourceTitle: string;
  readonly page: number | null;
  readonly charStart: number;
  readonly charEnd: number;
};

export type PrintReference = {
  readonly anchor: string;
  readonly sourceId: SourceId;
  /** For BibTeX and pandoc: ASCII letters, digits and `_.:+/-`, unique, as `smith2024`. */
  readonly key: string;
  /** In the bibliography, from 1. */
  readonly number: number;
  /** What stands in the margin, as "[1]"; null where the style has none. */
  readonly label: FormattedText | null;
  readonly text: FormattedText;
  readonly bibliographic: BibliographicData;
  readonly fileName: string;
};

/** One citation of the appendix: the sentence, and the words it rests on. */
export type AppendixEntry = {
  /** Of the section. */
  readonly heading: string;
  readonly citationIndex: number;
  readonly claim: string;
  readonly verdict: SupportVerdict;
  readonly quotes: readonly PrintQuote[];
};

export type PrintImage = { readonly asset: Asset; readonly read: () => Promise<Uint8Array> };

/** A file of an export. The first is the report; others lie beside it under the relative path it names them by. */
export type ExportedFile = { readonly path: string; readonly bytes: Uint8Array };

/**
 * Writes a report in one format. `name` is the report's file name without its ending: companions (`NAME.bib`,
 * `NAME-files/…`) are called after it. Faults: `image-unreadable`, `printer-missing`, `printer-failed`, `cancelled`.
 */
export type ReportWriter = (
  report: PrintableReport,
  options: { readonly name: string; readonly signal: AbortSignal },
) => Promise<Result<{ readonly files: readonly ExportedFile[]; readonly warnings: readonly string[] }>>;
