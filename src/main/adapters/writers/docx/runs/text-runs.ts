import { TextRun, type IRunPropertiesOptions } from 'docx';
import { element } from '../element.ts';
import { languageOf } from './languages.ts';
import { splitByScript, type Stretch } from './scripts.ts';

/** How a text looks besides what the style of its paragraph says. `style` names a character style. */
export type RunLook = Pick<
  IRunPropertiesOptions,
  'style' | 'bold' | 'italics' | 'underline' | 'strike' | 'smallCaps' | 'superScript' | 'subScript'
>;

/** What runs take from their paragraph and their report. */
export type Direction = { readonly language: string; readonly isRightToLeft: boolean };

/** The text as runs, each in one script and with its language; line breaks and tabs are kept. */
export function textRuns(text: string, look: RunLook, { language, isRightToLeft }: Direction): TextRun[] {
  return splitByScript(text, isRightToLeft).map(
    (stretch) =>
      new TextRun({ ...look, ...scriptProperties(stretch, language, text), children: textElements(stretch.text) }),
  );
}

function scriptProperties({ script }: Stretch, language: string, around: string): IRunPropertiesOptions {
  switch (script) {
    case 'usual':
      return {};
    case 'han':
    case 'kana':
    case 'hangul':
      // The hint gives quotation marks and dashes between the letters the width they have there.
      return { font: { hint: 'eastAsia' }, language: { eastAsia: languageOf(script, language, around) } };
    case 'arabic':
    case 'hebrew':
      return { rightToLeft: true, language: { bidirectional: languageOf(script, language, around) } };
  }
}

/** Elements, not strings: the package takes a string such as `CURRENT` for the field of that name. */
function textElements(text: string): ReturnType<typeof element>[] {
  return text
    .split(/(\t|\r\n|[\n\r\u2028])/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === '\t') return element('w:tab');
      if (/^[\r\n\u2028]/.test(part)) return element('w:br');
      return element('w:t', { 'xml:space': 'preserve' }, [part]);
    });
}
