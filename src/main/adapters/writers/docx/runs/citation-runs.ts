import type { XmlComponent } from 'docx';
import { plainText, type FormattedText } from '#shared/domain/formatted-text.ts';
import type { PrintCitation } from '#main/ports/report-writer.ts';
import type { Sheet } from '../sheet.ts';
import { bookmark } from './bookmark.ts';
import { divideLabel } from '../../shared-divide-label.ts';
import { lookOf } from './formatted-runs.ts';
import { innerLink } from './links.ts';
import { runsRightToLeft } from './scripts.ts';
import { textRuns, type Direction } from './text-runs.ts';

/** The label of a citation as its style sets it; each part of it leads to its entry of the bibliography. */
export function citationRuns(citation: PrintCitation, around: Direction, sheet: Sheet): readonly XmlComponent[] {
  const direction = labelDirection(citation, sheet);
  const parts = divideLabel(citation, sheet.report.bibliography.references);
  const runs = parts.flatMap(({ text, anchor }) =>
    anchor === null ? labelRuns(text, direction) : [innerLink(anchor, labelRuns(text, direction))],
  );
  return bookmark(citation.anchor, keptTogether(runs, direction, around), sheet);
}

/** The label of a citation elsewhere: it leads back to where the citation stands. */
export function linkToCitation(citation: PrintCitation, around: Direction, sheet: Sheet): readonly XmlComponent[] {
  const direction = labelDirection(citation, sheet);
  return keptTogether([innerLink(citation.anchor, labelRuns(citation.label, direction))], direction, around);
}

function labelRuns(label: FormattedText, direction: Direction): readonly XmlComponent[] {
  return label.flatMap((run) => textRuns(run.text, { ...lookOf(run), style: 'Citation' }, direction));
}

function labelDirection({ label }: PrintCitation, { report }: Sheet): Direction {
  return { language: report.language, isRightToLeft: runsRightToLeft(plainText(label)) };
}

/** In a paragraph that runs the other way brackets and digits would drift apart from the letters between them. */
function keptTogether(runs: readonly XmlComponent[], own: Direction, around: Direction): readonly XmlComponent[] {
  if (own.isRightToLeft || !around.isRightToLeft) return runs;
  const mark = (): readonly XmlComponent[] => textRuns('\u200e', {}, own);
  return [...mark(), ...runs, ...mark()];
}
