import type { Paragraph, XmlComponent } from 'docx';
import { element } from '../element.ts';
import { paragraph } from '../paragraph.ts';
import { textRuns } from '../runs/text-runs.ts';
import type { Place, Sheet } from '../sheet.ts';
import { toOmml } from './to-omml.ts';

type Maths = { readonly latex: string; readonly mathml: string | null };

/** Maths within a line. */
export function mathsRun(maths: Maths, sheet: Sheet): readonly XmlComponent[] {
  const formula = formulaOf(maths);
  return formula === null ? asLatex(maths, sheet) : [formula];
}

/** Maths on a line of its own. */
export function mathsParagraph(maths: Maths, { sheet }: Place): Paragraph {
  const formula = formulaOf(maths);
  const children = formula === null ? asLatex(maths, sheet) : [element('m:oMathPara', {}, [formula])];
  return paragraph({ style: 'Equation', children });
}

function formulaOf({ mathml }: Maths): XmlComponent | null {
  const children = mathml === null ? null : toOmml(mathml);
  return children === null || children.length === 0 ? null : element('m:oMath', {}, children);
}

function asLatex({ latex }: Maths, sheet: Sheet): readonly XmlComponent[] {
  sheet.warnings.add(`The formula “${latex}” can't be a formula in Word: its LaTeX stands in its place.`);
  return textRuns(latex, { style: 'VerbatimChar' }, { language: sheet.report.language, isRightToLeft: false });
}
