import type { ReasonerKind } from '#shared/domain/run.ts';
import type { PrintWording } from '#main/ports/report-writer.ts';

/** All the words of a language that Heddle adds to a report. */
export type ReportWording = PrintWording & {
  /** How the text came about, in a sentence. */
  readonly reasoner: Readonly<Record<ReasonerKind, string>>;
};
