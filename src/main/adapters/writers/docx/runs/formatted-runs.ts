import type { XmlComponent } from 'docx';
import type { FormattedRun, FormattedText } from '#shared/domain/formatted-text.ts';
import type { Sheet } from '../sheet.ts';
import { outerLink } from './links.ts';
import { textRuns, type Direction, type RunLook } from './text-runs.ts';

/** What a citation style set, with its links. */
export function formattedRuns(text: FormattedText, direction: Direction, sheet: Sheet): readonly XmlComponent[] {
  return text.flatMap((run) =>
    run.href === undefined
      ? textRuns(run.text, lookOf(run), direction)
      : outerLink(run.href, textRuns(run.text, { ...lookOf(run), style: 'Hyperlink' }, direction), sheet),
  );
}

export function lookOf(run: FormattedRun): RunLook {
  return {
    ...(run.isBold === true && { bold: true }),
    ...(run.isItalic === true && { italics: true }),
    ...(run.isUnderlined === true && { underline: { type: 'single' } }),
    ...(run.isSmallCaps === true && { smallCaps: true }),
    ...(run.position === 'super' && { superScript: true }),
    ...(run.position === 'sub' && { subScript: true }),
  };
}
