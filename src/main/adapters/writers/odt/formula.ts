import type { Sheet } from './sheet.ts';
import { element, escapeXml } from './xml.ts';

type Maths = { readonly latex: string; readonly mathml: string | null };

/** A formula as an object in the line; one that couldn't be read stands there as it was written. */
export function inlineFormula({ latex, mathml }: Maths, sheet: Sheet): string {
  if (mathml === null) return element('text:span', { 'text:style-name': 'Source_20_Text' }, escapeXml(latex));
  const number = sheet.formulas.push(tidy(mathml));
  const object = element('draw:object', {
    'xlink:href': `./Object ${number}`,
    'xlink:type': 'simple',
    'xlink:show': 'embed',
    'xlink:actuate': 'onLoad',
  });
  const attributes = {
    'draw:style-name': 'Formula',
    'draw:name': `Object ${number}`,
    'text:anchor-type': 'as-char',
  };
  return element('draw:frame', attributes, `${object}${element('svg:desc', {}, escapeXml(latex))}`);
}

/** MathML for programs, not for browsers; its annotation keeps the LaTeX. */
function tidy(mathml: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${mathml.replaceAll('&nbsp;', '&#160;')}`;
}
