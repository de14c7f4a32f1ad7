/** What Heddle uses of citeproc-js, which has no types of its own. */
declare module 'citeproc' {
  export type CiteprocItem = { id: string; [field: string]: unknown };

  export type CiteprocCitation = {
    citationID: string;
    citationItems: readonly {
      readonly id: string;
      readonly locator?: string;
      readonly label?: string;
      readonly prefix?: string;
      readonly suffix?: string;
    }[];
    properties: { noteIndex: number; mode?: 'suppress-author' | 'composite' };
    /** Made by the engine: the items, each with how it is cited, as they were sorted last. */
    sortedItems?: (readonly [unknown, { readonly id: string }])[];
  };

  /** `[citationID, noteIndex]`. */
  export type PlacedCitation = readonly [string, number];

  export type EntryFilter = Readonly<Record<string, unknown>>;

  export class Engine {
    constructor(
      system: {
        readonly retrieveLocale: (language: string) => string | false;
        readonly retrieveItem: (id: string) => CiteprocItem;
        readonly getAbbreviation?: (...args: readonly unknown[]) => void;
      },
      styleXml: string,
      language?: string,
      forcesLanguage?: boolean,
    );
    readonly opt: {
      readonly xclass: 'note' | 'in-text';
      /** What of other citations has to be looked at again: `NUMERIC` where sources are numbered. */
      readonly update_mode: number;
      readonly development_extensions: { [name: string]: boolean };
    };
    getTerm(name: string, form?: 'long' | 'short' | 'symbol'): string | undefined;
    setOutputFormat(name: string): void;
    updateItems(ids: readonly string[]): void;
    updateUncitedItems(ids: readonly string[]): void;
    /** Numbers it returns with are places in the order of citations. */
    processCitationCluster(
      citation: CiteprocCitation,
      before: readonly PlacedCitation[],
      after: readonly PlacedCitation[],
      flag?: number,
    ): readonly [unknown, readonly (readonly [number, string, string])[]];
    makeCitationCluster(cites: readonly Readonly<Record<string, unknown>>[]): string;
    makeBibliography(filter?: EntryFilter):
      | false
      | readonly [
          {
            readonly bibstart: string;
            readonly bibend: string;
            readonly entry_ids: readonly (readonly string[])[];
            readonly hangingindent?: number | boolean;
            readonly 'second-field-align'?: string | false;
          },
          readonly string[],
        ];
  }

  type OutputFormat = Readonly<
    Record<string, string | false | ((state: unknown, text: string) => string) | ((text: string) => string)>
  >;

  const CSL: {
    readonly Engine: typeof Engine;
    readonly NUMERIC: number;
    readonly ASSUME_ALL_ITEMS_REGISTERED: number;
    readonly Output: { readonly Formats: Record<string, OutputFormat> };
    debug: (text: string) => void;
  };
  export default CSL;
}
