import type { Paragraph, XmlComponent } from 'docx';
import { paragraph } from '../paragraph.ts';
import { textRuns } from '../runs/text-runs.ts';
import type { Place, Sheet } from '../sheet.ts';

type Maths = { readonly latex: string; readonly mathml: string | null };

/** Maths within a line. */
export function mathsRun(maths: Maths, sheet: Sheet): readonly XmlComponent[] {
  return textRuns(maths.latex, { style: 'VerbatimChar' }, { language: sheet.report.language, isRightToLeft: false });
}

/** Maths on a line of its own. */
export function mathsParagraph(maths: Maths, { sheet }: Place): Paragraph {
  return paragraph({ style: 'Equation', children: mathsRun(maths, sheet) });
}
