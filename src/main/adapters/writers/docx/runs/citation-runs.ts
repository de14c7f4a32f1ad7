import type { XmlComponent } from 'docx';
import { plainText, type FormattedText } from '#shared/domain/formatted-text.ts';
import type { PrintCitation } from '#main/ports/report-writer.ts';
import type { Place } from '../sheet.ts';
import { bookmark } from './bookmark.ts';
import { divideLabel } from './divide-label.ts';
import { lookOf } from './formatted-runs.ts';
import { innerLink } from './links.ts';
import { textRuns, type Direction } from './text-runs.ts';

/** The label of a citation as its style sets it; each part of it leads to its entry of the bibliography. */
export function citationRuns(citation: PrintCitation, direction: Direction, { sheet }: Place): readonly XmlComponent[] {
  const parts = divideLabel(citation, sheet.report.bibliography.references);
  const runs = parts.flatMap(({ text, anchor }) =>
    anchor === null ? labelRuns(text, direction) : [innerLink(anchor, labelRuns(text, direction))],
  );
  return bookmark(citation.anchor, runs, sheet);
}

function labelRuns(label: FormattedText, direction: Direction): readonly XmlComponent[] {
  return label.flatMap((run) => textRuns(run.text, { ...lookOf(run), style: 'Citation' }, direction));
}

/** The label's words, to tell which way its paragraph runs. */
export function labelWords({ label }: PrintCitation): string {
  return plainText(label);
}
