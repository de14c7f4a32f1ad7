import type { Result } from '#shared/base/result.ts';
import type { BibliographicData } from '#shared/domain/source.ts';

export const bibliographyForms = ['bibtex', 'biblatex', 'ris', 'csl-json'] as const;

export type BibliographyForm = (typeof bibliographyForms)[number];

/** One entry of a bibliography file. */
export type ReadEntry = {
  /** What texts cite it by; empty where the form has none. */
  readonly key: string;
  readonly bibliographic: BibliographicData;
  /** Files that it names, as they stand there. */
  readonly files: readonly string[];
  /** The entry as it stands in the file. */
  readonly raw: string;
};

/** Reads and writes the files that other programs keep bibliographies in. Faults: `file-…`. */
export type BibliographyFiles = {
  /** `problems`: entries that were passed over, each with why, in sentences. */
  readonly read: (file: {
    readonly fileName: string;
    readonly bytes: Uint8Array;
  }) => Promise<Result<{ readonly entries: readonly ReadEntry[]; readonly problems: readonly string[] }>>;
  readonly write: (
    entries: readonly { readonly key: string; readonly bibliographic: BibliographicData }[],
    form: BibliographyForm,
  ) => Promise<string>;
};
